// Where marks and labels stand. Pure: pixels in, places out. timeline/view/lanes.py does the same for the full range;
// tests/vectors/lanes.json holds the two together.
(function (ET) {
  "use strict";

  const GAP = 8; // pixels between a mark and its label
  const SPACE = 12; // pixels between a label and the next mark of its lane
  const ONE_EACH = 12; // as many events as this get a lane each: a staircase reads better than a packed block
  const MOST_LABELLED = 40; // lanes; with more, labels go
  const MOST_DENSE = 28; // lanes; what does not fit goes into clusters
  const DENSE_SPACE = 14;

  /**
   * Lanes for marks with labels. `marks` in order of time: {x0, x1, label}, pixels; `width` of the chart.
   * Gives [{lane, side}] with side "right", "left" or "none"; null when more than `most` lanes were needed.
   */
  function pack(marks, width, most = Infinity) {
    const lanes = [];
    const places = [];
    for (const mark of marks) {
      const sides = extents(mark, width);
      let found = null;
      const first = marks.length <= ONE_EACH ? lanes.length : 0;
      for (let lane = first; found === null && lane <= lanes.length; lane++) {
        if (lane === lanes.length) {
          if (lane >= most) return null;
          lanes.push([]);
        }
        const side = sides.find(({ from, to }) => lanes[lane].every((taken) => to + SPACE <= taken.from || from >= taken.to + SPACE));
        if (side) {
          lanes[lane].push(side);
          found = { lane, side: side.side };
        }
      }
      places.push(found);
    }
    return places;
  }

  // Right of the mark if it stays in the chart, else left, else no label.
  function extents({ x0, x1, label }, width) {
    const right = { side: "right", from: x0, to: x1 + GAP + label };
    const left = { side: "left", from: x0 - GAP - label, to: x1 };
    if (right.to <= width) return left.from >= 0 ? [right, left] : [right];
    return left.from >= 0 ? [left] : [{ side: "none", from: x0, to: x1 }];
  }

  /**
   * Which labels fit beside their marks when the lanes are given. `marks`: {x0, x1, label, lane}, pixels.
   * "above" is for a mark with room on neither side, where the rows are `tall` enough for it; of two free sides the one where the label
   * crosses none of `lines` (pixels) is better.
   */
  function label(marks, width, { tall = false, lines = [] } = {}) {
    const crossed = (from, to) => lines.some((line) => line > from && line < to);
    const found = new Array(marks.length);
    const lanes = new Map();
    marks.forEach((mark, place) => (lanes.get(mark.lane) ?? lanes.set(mark.lane, []).get(mark.lane)).push(place));
    for (const places of lanes.values()) {
      places.sort((one, other) => marks[one].x0 - marks[other].x0);
      let taken = -Infinity;
      places.forEach((place, order) => {
        const mark = marks[place];
        const next = order + 1 < places.length ? marks[places[order + 1]].x0 : Infinity;
        const after = Math.min(width, next - SPACE) - mark.x1 - GAP;
        const before = mark.x0 - GAP - Math.max(0, taken + SPACE);
        const above = aboveAt(mark, width);
        const right = mark.x1 >= 0 && mark.label <= after;
        const left = mark.x0 <= width && mark.label <= before;
        let side = "none";
        if (right && !(left && crossed(mark.x1, mark.x1 + GAP + mark.label) && !crossed(mark.x0 - GAP - mark.label, mark.x0))) side = "right";
        else if (left) side = "left";
        else if (tall && above >= Math.max(0, taken + SPACE) && above + mark.label <= next - SPACE) side = "above";
        const reach = { right: mark.x1 + GAP + mark.label, above: above + mark.label }[side] ?? mark.x1;
        taken = Math.max(taken, reach, mark.x1);
        found[place] = { side, room: { right: after, left: before }[side] ?? 0 };
      });
    }
    return found;
  }

  /** Where a label above its mark begins: with the mark, but within the chart. */
  function aboveAt(mark, width) {
    return Math.max(0, Math.min(mark.x0, width - mark.label));
  }

  /**
   * Lanes for many marks, quickly: labels only at the right, no edge. `marks` in order of time: {x0, x1, label} (label 0: none).
   * Gives lanes; -1 for what found no room in `most`.
   */
  function packMany(marks, most = MOST_DENSE) {
    const ends = [];
    return marks.map(({ x0, x1, label: length }) => {
      let lane = ends.findIndex((end) => end <= x0);
      if (lane < 0) lane = ends.length < most ? ends.push(-Infinity) - 1 : -1;
      if (lane >= 0) ends[lane] = length ? x1 + GAP + length + SPACE : x1 + DENSE_SPACE - SPACE;
      return lane;
    });
  }

  /** What found no room, gathered by place: [{from, to, members}] with pixels; `marks`: {x0, x1, id}. */
  function clusters(marks, size = 28) {
    const bins = new Map();
    for (const mark of marks) {
      const bin = Math.floor((mark.x0 + mark.x1) / 2 / size);
      (bins.get(bin) ?? bins.set(bin, []).get(bin)).push(mark.id);
    }
    return [...bins].sort(([one], [other]) => one - other).map(([bin, members]) => ({ centre: (bin + 0.5) * size, members }));
  }

  ET.lanes = { GAP, SPACE, ONE_EACH, MOST_LABELLED, MOST_DENSE, pack, label, aboveAt, packMany, clusters };
})((globalThis.EventTimeline ??= {}));
