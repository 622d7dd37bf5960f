// Level of detail: which lane each event has. Few events keep theirs at every zoom; many are laid anew at each doubling of the zoom.
(function (ET) {
  "use strict";

  /**
   * A function of ({events, scale, range, width, labelWidth, whole, lanes}) that gives
   * {rows: Map of id to lane, count, labelled, clusters: [{x, members}]} with x on the scale's axis.
   * `labelWidth(event)` in pixels; `whole` tells whether `events` are all of the payload's, whose own lanes then count.
   */
  function arranger() {
    const cache = new Map();
    let seen = null;

    return function arrange(request) {
      const { events, scale, range, width } = request;
      if (seen !== events || cache.size > 60) cache.clear();
      seen = events;
      const full = remembered(`${scale} ${width}`, () => labelled(request));
      if (full) return full;
      const zoom = Math.max(0, Math.floor(Math.log2(1 / (range[1] - range[0]))));
      return remembered(`${scale} ${width} ${zoom}`, () => detailed(request, width * 2 ** zoom));
    };

    function remembered(key, make) {
      if (!cache.has(key)) cache.set(key, make());
      return cache.get(key);
    }
  }

  function labelled({ events, scale, width, labelWidth, whole }) {
    const marks = events.map((event) => ({ ...ET.marks.extent(event, scale, [0, 1], width), label: labelWidth(event) }));
    const given = whole ? ownLanes(events, marks, scale, width) : null;
    const lanes = given ?? ET.lanes.pack(marks, width, ET.lanes.MOST_LABELLED)?.map(({ lane }) => lane);
    if (!lanes) return null;
    return arrangement(events, lanes, true, []);
  }

  // The payload's lanes, if they leave room for every label in the fonts that this machine has.
  function ownLanes(events, marks, scale, width) {
    const variants = events.map((event) => event.lane?.[scale]);
    const name = width >= 860 ? "wide" : width >= 600 ? "medium" : null;
    if (name === null || variants.some((variant) => !Number.isInteger(variant?.[name]))) return null;
    const lanes = variants.map((variant) => variant[name]);
    if (Math.max(...lanes) >= ET.lanes.MOST_LABELLED) return null;
    const found = ET.lanes.label(marks.map((mark, place) => ({ ...mark, lane: lanes[place] })), width, { tall: true });
    return found.some(({ side }) => side === "none") ? null : lanes;
  }

  function detailed({ events, scale, labelWidth }, width) {
    const bare = events.map((event) => ({ ...ET.marks.extent(event, scale, [0, 1], width), label: 0 }));
    const named = ET.lanes.packMany(bare.map((mark, place) => ({ ...mark, label: labelWidth(events[place]) })), ET.lanes.MOST_LABELLED);
    if (!named.includes(-1)) return arrangement(events, named, true, []);
    const lanes = ET.lanes.packMany(bare, ET.lanes.MOST_DENSE);
    const over = events.map((event, place) => ({ ...bare[place], id: event.id })).filter((_, place) => lanes[place] < 0);
    const clusters = ET.lanes.clusters(over).map(({ centre, members }) => ({ x: centre / width, members }));
    return arrangement(events, lanes, false, clusters);
  }

  function arrangement(events, lanes, hasLabels, clusters) {
    const rows = new Map(events.map((event, place) => [event.id, lanes[place]]));
    const count = lanes.reduce((most, lane) => Math.max(most, lane + 1), 0) + (clusters.length ? 1 : 0);
    return { rows, count, labelled: hasLabels, clusters };
  }

  ET.arranger = arranger;
})((globalThis.EventTimeline ??= {}));
