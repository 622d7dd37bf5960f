// The payload, indexed: events in time, what each filter would hide, what each search finds.
(function (ET) {
  "use strict";

  const LABELS = {
    kind: { event: "Events", report: "Reports", context: "Context", recurrence: "Comes round" },
    modality: { asserted: "Stated as fact", planned: "Planned", possible: "Possible", negated: "Denied" },
    time: { before: "Up to publication", after: "After publication" },
  };

  /**
   * `{events, byId, position, facets, documents, …}` of a payload. `usual` are the events that are not set aside, `standing(state)` those
   * with the ones that were brought back, `filtered(state)` those of them that search and filters leave, `grouped(events, by)` these in groups;
   * `asides` counts what is set aside.
   */
  function index(payload) {
    const events = [...payload.events].sort(byTime);
    const byId = new Map(events.map((event) => [event.id, event]));
    const position = new Map(events.map((event, place) => [event.id, place]));
    const documents = new Map(payload.documents.map((document) => [document.id, document]));
    const categories = new Map(payload.categories.map((category) => [category.key, category]));
    const keys = new Map(events.map((event) => [event.id, facetKeys(event, documents.get(event.document)?.published)]));
    const haystack = new Map(
      events.map((event) => [
        event.id,
        ET.fold([event.headline, event.when, event.when_short, event.edtf, event.as_written, categories.get(event.category)?.label ?? ""].join("\n")),
      ]),
    );
    const labels = {
      ...LABELS,
      category: Object.fromEntries(payload.categories.map(({ key, label }) => [key, label])),
      document: Object.fromEntries(payload.documents.map(({ id, title }) => [id, title || id])),
    };
    const usual = events.filter(({ aside }) => !aside);
    const standing = ({ shown }) => (shown.length ? events.filter(({ aside }) => !aside || shown.includes(aside)) : usual);
    const facets = ET.state.FACETS.map((name) => ({ name, values: counted(name, usual, keys, labels[name]) })).filter(
      ({ values }) => values.length > 1,
    );
    return {
      events,
      byId,
      position,
      documents,
      facets,
      category: (event) => categories.get(event.category) ?? { key: event.category, label: event.category, light: "#6b7280", dark: "#a3adb8" },
      usual,
      standing,
      asides: ET.state.ASIDES.map((key) => ({ key, count: events.filter(({ aside }) => aside === key).length })).filter(({ count }) => count > 0),
      filtered(state) {
        const within = timed(state);
        return standing(state).filter((event) => matches(keys.get(event.id), haystack.get(event.id), state) && within(event));
      },
      grouped: (shown, by) => (by === "none" ? [{ key: null, label: "", events: shown }] : parted(shown, by, by === "category" ? payload.categories : payload.documents)),
    };
  }

  function byTime(one, other) {
    const [start, end] = one.sort;
    const [otherStart, otherEnd] = other.sort;
    return (start ?? -Infinity) - (otherStart ?? -Infinity) || (end ?? Infinity) - (otherEnd ?? Infinity) || 0;
  }

  function facetKeys(event, published) {
    const keys = [`category:${event.category}`, `kind:${event.kind}`, `modality:${event.modality}`, `document:${event.document}`];
    if (published) keys.push(after(event, published) ? "time:after" : "time:before");
    return keys;
  }

  // The day of publication itself is not after publication; a deadline that starts on it is.
  function after(event, published) {
    const [start, end] = event.sort;
    const day = Date.parse(published) / 60000;
    return start !== null && start >= day && (end === null || end > day + 1440);
  }

  function counted(name, events, keys, labels = {}) {
    const counts = new Map(Object.keys(labels).map((value) => [value, 0]));
    for (const event of events) {
      for (const key of keys.get(event.id)) {
        const [facet, value] = split(key);
        if (facet === name) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return [...counts].filter(([, count]) => count > 0).map(([value, count]) => ({ key: `${name}:${value}`, label: labels[value] ?? value, count }));
  }

  function split(key) {
    const colon = key.indexOf(":");
    return [key.slice(0, colon), key.slice(colon + 1)];
  }

  // Every word of the search must stand somewhere in the event's words.
  function matches(keys, haystack, state) {
    if (state.hidden.length && keys.some((key) => state.hidden.includes(key))) return false;
    return !state.query.trim() || ET.fold(state.query).split(/\s+/).every((word) => haystack.includes(word));
  }

  // Whether an event lies, at least in part, within the days that the reader asked for.
  function timed({ since, until }) {
    const from = ET.calendar.parse(since)?.[0] ?? -Infinity;
    const to = ET.calendar.parse(until)?.[1] ?? Infinity;
    return ({ sort: [start, end] }) => (end ?? Infinity) > from && (start ?? -Infinity) < to;
  }

  /** The events by category or article, in the order of these: [{key, label, colour?, events}], none of them empty. */
  function parted(events, by, kinds) {
    const groups = new Map(kinds.map((kind) => [kind.key ?? kind.id, { key: kind.key ?? kind.id, label: kind.label ?? (kind.title || kind.id), colour: kind.light ? kind : null, events: [] }]));
    for (const event of events) groups.get(event[by]).events.push(event);
    return [...groups.values()].filter((group) => group.events.length);
  }

  /** A range on one scale told on another, of the same payload or of the one that comes after it: the same instants, if the other has them. */
  function converted(range, from, to) {
    if (range[0] <= 0 && range[1] >= 1) return range;
    const moments = range.map(ET.calendar.places(from.map).moment);
    const [low, high] = moments.map(ET.calendar.places(to.map).at).map((x) => Math.min(1, Math.max(0, x)));
    return high - low > 1e-9 ? [low, high] : [0, 1];
  }

  ET.index = index;
  ET.converted = converted;
})((globalThis.EventTimeline ??= {}));
