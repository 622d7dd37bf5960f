// Level of detail: which row each event has. Few events keep theirs at every zoom; many are laid anew at each doubling of the zoom.
(function (ET) {
  "use strict";

  /**
   * A function of ({groups: [{key, label, events}], scale, range, width, labelWidth, whole, folded}) that gives
   * {rows: Map of id to row, bands: [{kind: "head" | "lane" | "crowd", group}], named: Set of rows with labels, clusters: [{x, members, row}]} with
   * x on the scale's axis. `labelWidth(event)` in pixels; `whole` tells whether the one group holds all of the payload's events, whose own
   * lanes then count; `folded`: keys of groups that show their head only, on which all their marks stand.
   */
  function arranger() {
    const cache = new Map();
    let seen = null;

    return function arrange(request) {
      if (seen !== request.groups || cache.size > 400) cache.clear();
      seen = request.groups;
      const zoom = Math.max(0, Math.floor(Math.log2(1 / (request.range[1] - request.range[0]))));
      const { scale, width, folded } = request;
      return remembered(`${scale} ${width} ${zoom} ${[...folded].join()}`, () => stacked(request.groups.map((group) => part(request, group, zoom))));
    };

    function part({ scale, width, labelWidth, whole, folded, groups }, group, zoom) {
      const request = { events: group.events, scale, width, labelWidth, whole };
      const headed = groups.length > 1 || group.key !== null;
      if (folded.has(group.key)) return { ...laid(group.events, group.events.map(() => 0), false), group, headed, folded: true };
      const full = remembered(`${group.key} ${scale} ${width}`, () => labelled(request));
      const found = full ?? remembered(`${group.key} ${scale} ${width} ${zoom}`, () => detailed(request, width * 2 ** zoom));
      return { ...found, group, headed, folded: false };
    }

    function remembered(key, make) {
      if (!cache.has(key)) cache.set(key, make());
      return cache.get(key);
    }
  }

  function stacked(parts) {
    const [rows, bands, named, clusters] = [new Map(), [], new Set(), []];
    for (const part of parts) {
      const { group } = part;
      if (part.headed) bands.push({ kind: "head", group, folded: part.folded });
      const first = part.folded ? bands.length - 1 : bands.length;
      group.events.forEach((event, place) => rows.set(event.id, part.lanes[place] < 0 ? -1 : first + part.lanes[place]));
      if (part.folded) continue;
      for (let lane = 0; lane < part.count; lane++) {
        if (part.labelled) named.add(bands.length);
        bands.push({ kind: "lane", group });
      }
      if (!part.clusters.length) continue;
      for (const { x, members } of part.clusters) {
        clusters.push({ x, members, row: bands.length });
        for (const id of members) rows.set(id, bands.length);
      }
      bands.push({ kind: "crowd", group });
    }
    return { rows, bands, named, clusters, hidden: new Set(clusters.flatMap(({ members }) => members)) };
  }

  function labelled({ events, scale, width, labelWidth, whole }) {
    const marks = events.map((event) => ({ ...ET.marks.extent(event, scale, [0, 1], width), label: labelWidth(event) }));
    const given = whole ? ownLanes(events, marks, scale, width) : null;
    const lanes = given ?? ET.lanes.pack(marks, width, ET.lanes.MOST_LABELLED)?.map(({ lane }) => lane);
    return lanes ? laid(events, lanes, true) : null;
  }

  // The payload's lanes, if they leave room for every label in the fonts that this machine has.
  function ownLanes(events, marks, scale, width) {
    const variants = events.map((event) => event.lane?.[scale]);
    const name = width >= 860 ? "wide" : width >= 600 ? "medium" : null;
    if (name === null || variants.some((variant) => !Number.isInteger(variant?.[name]))) return null;
    const lanes = variants.map((variant) => variant[name]);
    if (Math.max(...lanes) >= ET.lanes.MOST_LABELLED) return null;
    const found = ET.lanes.label(marks.map((mark, place) => ({ ...mark, whole: mark.label, lane: lanes[place] })), width);
    return found.some(({ side }) => side === "none") ? null : lanes;
  }

  function detailed({ events, scale, labelWidth }, width) {
    const bare = events.map((event) => ({ ...ET.marks.extent(event, scale, [0, 1], width), label: 0 }));
    const named = ET.lanes.packMany(bare.map((mark, place) => ({ ...mark, label: labelWidth(events[place]) })), ET.lanes.MOST_LABELLED);
    if (!named.includes(-1)) return laid(events, named, true);
    const lanes = ET.lanes.packMany(bare, ET.lanes.MOST_DENSE);
    const over = events.map((event, place) => ({ ...bare[place], id: event.id })).filter((_, place) => lanes[place] < 0);
    const clusters = ET.lanes.clusters(over).map(({ centre, members }) => ({ x: centre / width, members }));
    return laid(events, lanes, false, clusters);
  }

  function laid(events, lanes, hasLabels, clusters = []) {
    return { lanes, count: lanes.reduce((most, lane) => Math.max(most, lane + 1), 0), labelled: hasLabels, clusters };
  }

  /**
   * The rows of an arrangement in which something lies about `range`, so that looking closely at some events leaves no blank lanes of others.
   * They change only where the view passes from one quarter of its own length to the next. Heads always stay.
   */
  function occupied({ rows, bands, clusters }, events, scale, [low, high]) {
    if (low <= 0 && high >= 1) return bands.map((_, row) => row);
    const size = 2 ** (-Math.floor(4 * Math.log2(1 / (high - low))) / 4);
    const from = (Math.floor((4 * low) / size) * size) / 4;
    const to = from + 1.25 * size;
    const inside = new Set(clusters.filter(({ x }) => x >= from && x <= to).map(({ row }) => row));
    for (const event of events) if (event.x[scale][1] >= from && event.x[scale][0] <= to) inside.add(rows.get(event.id));
    return bands.map((_, row) => row).filter((row) => bands[row].kind === "head" || inside.has(row));
  }

  Object.assign(ET, { arranger, occupied });
})((globalThis.EventTimeline ??= {}));
