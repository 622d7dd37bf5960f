// Which of the payload's ticks fit the zoom, and how far one can zoom before there is nothing left to read.
(function (ET) {
  "use strict";

  const REFERENCE = 600; // pixels; a tick of rank r fits once the whole axis is REFERENCE * 2 ** (r / 2) wide (timeline/view/ticks.py)
  const APART = 9; // pixels between two tick labels
  const OVERHANG = 14; // pixels that a label may stand out of the plot at either side

  /**
   * Ticks of `ticks` ({x, label, rank}) that fit into `range` drawn `width` pixels wide: those whose rank says so, and of these, lower ranks first,
   * those whose labels as measured here touch no other.
   * `measure(label)` gives pixels; `taken`: [{from, to}] in pixels are places already written on. Gives [{x, label, pixel}] from left to right.
   */
  function fit(ticks, range, width, measure, taken = []) {
    const [low, high] = range;
    const boxes = [...taken];
    const shown = [];
    const most = rankAt(range, width);
    const inView = ticks.filter(({ x, rank }) => rank <= most && x >= low && x <= high).sort((one, other) => one.rank - other.rank || one.x - other.x);
    for (const { x, label } of inView) {
      const pixel = ((x - low) / (high - low)) * width;
      const half = measure(label) / 2;
      const box = { from: pixel - half, to: pixel + half };
      if (box.from < -OVERHANG || box.to > width + OVERHANG) continue;
      if (boxes.every((other) => box.to + APART <= other.from || box.from >= other.to + APART)) {
        boxes.push(box);
        shown.push({ x, label, pixel });
      }
    }
    return shown.sort((one, other) => one.x - other.x);
  }

  /** The highest rank that has room when `range` is drawn `width` pixels wide. */
  function rankAt([low, high], width) {
    return Math.max(0, 2 * Math.log2(width / (high - low) / REFERENCE));
  }

  /** The narrowest range worth looking at: a few of the finest ticks, or a short event at a readable length. */
  function narrowest(payload, scale) {
    const places = payload.scales[scale].ticks.map(({ x }) => x).sort((one, other) => one - other);
    let least = 1;
    for (let i = 1; i < places.length; i++) {
      const gap = places[i] - places[i - 1];
      if (gap > 1e-9) least = Math.min(least, gap);
    }
    for (const { x } of payload.events) {
      const length = x[scale][1] - x[scale][0];
      if (length > 1e-9) least = Math.min(least, length);
    }
    return Math.min(0.2, Math.max(2e-7, least * 2));
  }

  /** In words, where `x` lies: the nearest tick. */
  function spoken(payload, scale, x) {
    let best = null;
    for (const tick of payload.scales[scale].ticks) {
      if (best === null || Math.abs(tick.x - x) < Math.abs(best.x - x)) best = tick;
    }
    return best ? best.label : `${Math.round(x * 100)} %`;
  }

  ET.ticks = { fit, rankAt, narrowest, spoken };
})((globalThis.EventTimeline ??= {}));
