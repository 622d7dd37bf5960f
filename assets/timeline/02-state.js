// What the reader sees: scale, range, groups, search, filters, selection. A plain object that travels in the address.
(function (ET) {
  "use strict";

  const SCALES = ["publication", "linear", "even"];
  const FACETS = ["category", "kind", "modality", "time", "document"];
  const ASIDES = ["again", "skipped"]; // events that are left out until they are asked for
  const GROUPS = ["none", "category", "document"];
  const SORTS = ["when", "event", "written", "kind"];

  /** The view before anybody touched it. */
  function initial(payload) {
    return {
      scale: payload.scales[payload.scale] ? payload.scale : SCALES.find((scale) => payload.scales[scale]),
      range: [0, 1],
      group: "none",
      selected: null,
      query: "",
      since: "",
      until: "",
      hidden: [],
      shown: [],
      sort: "when",
      descending: false,
      document: payload.documents[0]?.id ?? null,
      tab: "article",
    };
  }

  /** `state` with the fields of `candidate` that make sense for `payload`; the others are left alone. */
  function cleaned(state, candidate, payload) {
    const next = { ...state };
    const { scale, range, group, selected, query, since, until, hidden, shown, sort, descending, document: id, tab } = candidate ?? {};
    if (SCALES.includes(scale) && payload.scales[scale]) next.scale = scale;
    if (Array.isArray(range) && range.length === 2 && range.every(Number.isFinite) && range[1] > range[0]) {
      // What is a rounding error away from an end is at it.
      const [low, high] = range.map((x) => (x < 1e-9 ? 0 : x > 1 - 1e-9 ? 1 : x));
      if (high > low) next.range = [low, high];
    }
    if (selected === null || payload.events.some((event) => event.id === selected)) next.selected = selected;
    if (GROUPS.includes(group)) next.group = group;
    for (const [name, text] of Object.entries({ since, until })) {
      if (text === "" || (typeof text === "string" && text.length <= 40 && ET.calendar.parse(text))) next[name] = text.trim();
    }
    if (typeof query === "string") next.query = Array.from(query).slice(0, 200).join("");
    if (Array.isArray(hidden)) {
      next.hidden = [...new Set(hidden.filter((key) => typeof key === "string" && FACETS.includes(key.split(":", 1)[0])))].sort();
    }
    if (Array.isArray(shown)) next.shown = ASIDES.filter((aside) => shown.includes(aside));
    if (SORTS.includes(sort)) next.sort = sort;
    if (typeof descending === "boolean") next.descending = descending;
    if (payload.documents.some((document) => document.id === id)) next.document = id;
    if (tab === "article" || tab === "undated") next.tab = tab;
    return next;
  }

  /** The state as the part of an address after "#"; what is as it was at first is left out. */
  function encode(state, payload) {
    const first = initial(payload);
    const fields = new URLSearchParams();
    if (state.selected !== null) fields.set("event", state.selected);
    if (state.scale !== first.scale) fields.set("scale", state.scale);
    if (state.range[0] > 0 || state.range[1] < 1) fields.set("range", state.range.map((x) => String(Number(x.toPrecision(7)))).join(","));
    if (state.group !== first.group) fields.set("group", state.group);
    if (state.query) fields.set("find", state.query);
    if (state.since) fields.set("since", state.since);
    if (state.until) fields.set("until", state.until);
    if (state.hidden.length) fields.set("hide", state.hidden.map((key) => key.replace(/[%,]/g, encodeURIComponent)).join(","));
    if (state.shown.length) fields.set("show", state.shown.join(","));
    if (state.sort !== first.sort || state.descending) fields.set("sort", (state.descending ? "-" : "") + state.sort);
    if (state.document !== first.document) fields.set("article", state.document);
    if (state.tab !== first.tab) fields.set("tab", state.tab);
    // A fragment may hold these as they are.
    return fields.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  }

  /** The state that an address tells. Whatever in it makes no sense is ignored. */
  function decode(text, payload) {
    const fields = new URLSearchParams(text.replace(/^#/, ""));
    const sort = fields.get("sort") ?? undefined;
    const hidden = [];
    for (const entry of (fields.get("hide") ?? "").split(",")) {
      try {
        hidden.push(decodeURIComponent(entry));
      } catch {
        continue;
      }
    }
    return cleaned(
      initial(payload),
      {
        scale: fields.get("scale"),
        range: fields.get("range")?.split(",").map((part) => (part.trim() ? Number(part) : NaN)),
        selected: fields.get("event"),
        group: fields.get("group"),
        query: fields.get("find") ?? "",
        since: fields.get("since") ?? "",
        until: fields.get("until") ?? "",
        hidden,
        shown: (fields.get("show") ?? "").split(","),
        sort: sort?.replace(/^-/, ""),
        descending: sort?.startsWith("-") ?? false,
        document: fields.get("article") ?? payload.events.find(({ id }) => id === fields.get("event"))?.document,
        tab: fields.get("tab"),
      },
      payload,
    );
  }

  const FILTERING = ["query", "since", "until", "hidden", "shown"];

  /** The names of the fields in which two states differ; "filter" stands for search and filters together. */
  function changes(before, after) {
    const names = new Set();
    for (const name of Object.keys(after)) {
      if (JSON.stringify(before[name]) !== JSON.stringify(after[name])) names.add(FILTERING.includes(name) ? "filter" : name);
    }
    return names;
  }

  /** What search and filters are when nothing is left out. */
  const UNFILTERED = { query: "", since: "", until: "", hidden: [] };

  ET.state = { SCALES, FACETS, ASIDES, GROUPS, UNFILTERED, initial, cleaned, encode, decode, changes };
})((globalThis.EventTimeline ??= {}));
