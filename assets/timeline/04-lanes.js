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
  const SQUEEZE = 0.7; // of its length is the least of a label that stands beside its mark

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
   * Where a label stands that has `before` pixels left of its mark and `after` right of it: whole if it can, on the side where it crosses none of
   * `lines` (pixels) if there is one. `mark`: {x0, x1, label, whole}, the label's shortened and whole length. Gives {side, length}, or null.
   * timeline/view/lanes.py does the same.
   */
  function beside({ x0, x1, label: short, whole }, before, after, lines) {
    const reach = { right: (length) => [x1, x1 + GAP + length], left: (length) => [x0 - GAP - length, x0] };
    const rooms = [["right", after], ["left", before]];
    for (const length of [whole, short]) {
      const fitting = rooms.filter(([, room]) => length <= room);
      const free = fitting.find(([side]) => !lines.some((line) => line > reach[side](length)[0] && line < reach[side](length)[1]));
      const found = free ?? fitting[0];
      if (found) return { side: found[0], length, room: length === whole ? whole : Math.min(whole, found[1]) };
    }
    return null;
  }

  /**
   * Which labels fit when the lanes are given. `marks`: {x0, x1, label, whole, lane}, pixels; `lines` as for `beside`. "above" is for a mark with room
   * on neither side, and begins `at` so many pixels from the left. Gives [{side, room, at}]; the label may be `room` pixels long.
   */
  function label(marks, width, { lines = [] } = {}) {
    const found = new Array(marks.length);
    const lanes = new Map();
    marks.forEach((mark, place) => (lanes.get(mark.lane) ?? lanes.set(mark.lane, []).get(mark.lane)).push(place));
    for (const places of lanes.values()) {
      places.sort((one, other) => marks[one].x0 - marks[other].x0);
      const row = places.map((place) => marks[place]);
      const spots = fitted(row, width, lines, row.length === 1);
      if (row.length > 1) lengthened(row, spots, width);
      places.forEach((place, order) => (found[place] = { at: 0, ...spots[order] }));
    }
    return found;
  }

  // Labels of one lane from left to right, each as long as it must be, or whole if it is `alone`.
  function fitted(row, width, lines, alone) {
    let taken = -SPACE;
    return row.map((mark, order) => {
      const end = Math.min(width, (row[order + 1]?.x0 ?? Infinity) - SPACE);
      const start = Math.max(0, taken + SPACE);
      const after = mark.x1 >= 0 ? end - mark.x1 - GAP : -1;
      const before = mark.x0 <= width ? mark.x0 - GAP - start : -1;
      const close = beside(alone ? mark : { ...mark, whole: mark.label }, before, after, lines) ?? squeezed(mark, before, after, alone);
      // A label that is alone in its lane is rather above its mark than cut.
      const above = !close || (alone && close.room < mark.whole) ? over(close ? { ...mark, label: mark.whole } : mark, start, end) : null;
      const spot = above?.side === "above" ? above : (close ?? above);
      taken = Math.max(taken, mark.x1, { right: mark.x1 + GAP + spot.room, above: spot.at + spot.room }[spot.side] ?? mark.x1);
      return spot;
    });
  }

  // Rather than above a mark that shares its lane, a label stands beside it, cut a little more.
  function squeezed({ label: short }, before, after, alone) {
    const room = Math.max(before, after);
    return alone || room < short * SQUEEZE ? null : { side: after >= before ? "right" : "left", room };
  }

  // What the labels of a lane leave free makes them longer.
  function lengthened(row, spots, width) {
    const from = (order) => row[order].x0 - (spots[order].side === "left" ? GAP + spots[order].room : 0);
    let taken = -SPACE;
    row.forEach((mark, order) => {
      const spot = spots[order];
      const end = order + 1 < row.length ? Math.min(width, Math.min(from(order + 1), spots[order + 1].side === "above" ? spots[order + 1].at : Infinity) - SPACE) : width;
      if (spot.side === "right") spot.room = Math.max(spot.room, Math.min(mark.whole, end - mark.x1 - GAP));
      if (spot.side === "left") spot.room = Math.max(spot.room, Math.min(mark.whole, mark.x0 - GAP - Math.max(0, taken + SPACE)));
      taken = Math.max(taken, mark.x1, { right: mark.x1 + GAP + spot.room, above: (spot.at ?? 0) + spot.room }[spot.side] ?? mark.x1);
    });
  }

  // Above its mark a label begins with it, as far as what is free from `from` to `to` allows.
  function over({ x0, label: short, whole }, from, to) {
    const room = Math.min(whole, to - from);
    if (room < short) return { side: "none", room: 0 };
    return { side: "above", room, at: Math.max(from, Math.min(x0, to - room)) };
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

  ET.lanes = { GAP, SPACE, ONE_EACH, MOST_LABELLED, MOST_DENSE, pack, beside, label, packMany, clusters };
})((globalThis.EventTimeline ??= {}));
