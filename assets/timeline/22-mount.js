// EventTimeline.mount: puts the pieces together around one state.
(function (ET) {
  "use strict";

  const { h } = ET;
  const PANELS = ["header", "toolbar", "legend", "chart", "strip", "details", "article", "table"];
  const mounted = new WeakMap();

  /**
   * Shows `payload` (timeline/view/payload.py) in `element`. Options: onSelect(event id or null) after the reader or the address selected;
   * onFilter(event ids, or null for all) whenever search and filters leave others than before;
   * onAction(name, detail) with `actions` [{name, label, title, place: "details" | "header" | "article" | "inside", when: (event) => boolean}]
   * for buttons of the host ("inside" are offered where they belong: "choose" at the readings not chosen, "split" at merged events, "date" and
   * "restore" in the tray); `keys` [[key, what it does]] of the host, for the list of keys; theme "auto", "light" or "dark"; hash: keep the state in the address; base(): the
   * address, up to its "#", that links to what is shown, where that is not the present one; above(): how many pixels of the window the host
   * takes above the timeline for itself; panels: {name: false} for pieces not wanted
   * (header, toolbar, legend, chart, strip, details, article, table, theme, help, search).
   * Gives {select, setState, getState, setPayload, setTheme, redraw (once Plotly has loaded), destroy}; mounting anew on the same element replaces what was there.
   */
  function mount(element, payload, options = {}) {
    mounted.get(element)?.destroy();
    const page = create(element, payload, { onSelect: null, onFilter: null, onAction: null, actions: [], keys: [], theme: "auto", hash: false, above: () => 0, ...options, panels: options.panels ?? {} });
    mounted.set(element, page.handle);
    return page.handle;
  }

  function create(element, payload, options) {
    const root = h("div", { class: "et" });
    const live = h("div", { class: "et-offscreen", role: "status", "aria-live": "polite" });
    const page = { root, payload, options, index: ET.index(payload), narrow: false };
    page.state = ET.state.initial(payload);
    page.events = page.index.events;
    page.groups = page.index.grouped(page.events, page.state.group);
    page.folded = new Set(); // keys of groups that show their head only
    page.viewport = ET.viewport(page);
    page.tooltip = ET.tooltip(root);
    page.help = ET.help(root, options.keys);
    Object.assign(page, ET.manners(page), ET.saying(live, root));

    const parts = Object.fromEntries(PANELS.filter((name) => options.panels[name] !== false).map((name) => [name, ET[name](page)]));
    page.parts = parts;
    const { chart } = parts;
    if (chart) parts.rail = ET.rail(page);
    const place = ET.arrange(root, parts);
    root.append(live);
    element.replaceChildren(root);
    const unwire = chart ? ET.gestures(page, chart) : () => {};

    /** Takes over parts of the state and tells every piece what changed. `by`: "reader", "host" (not called back) or "address" (not written back). */
    page.set = (patch, { by = "reader" } = {}) => {
      const before = page.state;
      page.state = ET.state.cleaned(before, patch, page.payload);
      if (by !== "reader") readable();
      const changed = ET.state.changes(before, page.state);
      if (!changed.size) return;
      if (changed.has("filter")) page.events = page.index.filtered(page.state);
      if (changed.has("filter") || changed.has("group")) page.groups = page.index.grouped(page.events, page.state.group);
      if (changed.has("selected")) follow();
      tell(ET.state.changes(before, page.state));
      if (by !== "address") address.keep(changed);
      if (by !== "host" && changed.has("selected")) options.onSelect?.(page.state.selected);
      if (changed.has("filter")) {
        filtered();
        page.say(page.events.length ? `${page.events.length} of ${page.index.standing(page.state).length} events` : "No event matches.");
      }
    };

    // A range that was written down may be narrower than there is anything to read.
    function readable() {
      page.state.range = page.viewport.full() ? [0, 1] : page.viewport.limited(page.state.range);
    }

    /** Folds a group so that it shows its head only, or unfolds it. */
    page.fold = (key) => {
      if (key === null) return;
      if (!page.folded.delete(key)) page.folded.add(key);
      chart?.schedule();
    };

    // The host's own views show what search and filters leave.
    function filtered() {
      options.onFilter?.(page.events.length === page.index.events.length ? null : page.events.map(({ id }) => id));
    }

    // The article panel shows the article of the selected event.
    function follow() {
      const event = page.index.byId.get(page.state.selected);
      if (!event) {
        page.say("Nothing is selected.");
        return;
      }
      page.state = { ...page.state, document: event.document, tab: "article" };
      page.say(`Selected: ${event.headline}, ${event.when}`);
    }

    function tell(changed) {
      if (changed.has("size") || changed.has("narrow")) place.narrow(page.narrow && Boolean(chart));
      for (const part of Object.values(parts)) part.update(changed);
      place.settle(page.narrow, page.state.selected);
    }

    const address = ET.address(page, options.hash);
    const everything = new Set(["payload", "filter", "scale", "range", "group", "selected", "theme", "sort", "descending", "document", "tab", "size", "narrow"]);

    /** Begins anew with the present payload; what was seen of the one `before` stays in view, and a scale that nobody chose is chosen anew. */
    function restart(before = page.payload) {
      const kept = { ...page.state };
      const first = ET.state.initial(page.payload);
      if (before !== page.payload && kept.scale === ET.state.initial(before).scale) kept.scale = first.scale;
      const scale = page.payload.scales[kept.scale] ? kept.scale : first.scale;
      if (before !== page.payload) kept.range = ET.converted(kept.range, before.scales[page.state.scale], page.payload.scales[scale]);
      page.index = ET.index(page.payload);
      page.state = ET.state.cleaned(first, kept, page.payload);
      readable();
      if (!page.groupings().includes(page.state.group)) page.state.group = first.group;
      page.events = page.index.filtered(page.state);
      page.groups = page.index.grouped(page.events, page.state.group);
      tell(everything);
      filtered();
    }

    page.retheme = () => {
      root.dataset.theme = options.theme;
      const dark = options.theme === "dark" || (options.theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
      page.theme = dark ? "dark" : "light";
    };
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const recolour = () => {
      page.retheme();
      tell(new Set(["theme"]));
    };
    scheme.addEventListener("change", recolour);

    const watcher = new ResizeObserver(() => {
      const narrow = root.clientWidth <= ET.WIDTHS.narrow;
      place.widths(root.clientWidth);
      const turned = narrow !== page.narrow;
      page.narrow = narrow;
      tell(new Set(turned ? ["size", "narrow"] : ["size"]));
    });

    const shortcuts = ET.shortcuts(page);
    document.addEventListener("keydown", shortcuts);

    page.narrow = root.clientWidth > 0 && root.clientWidth <= ET.WIDTHS.narrow;
    place.widths(root.clientWidth || Infinity);
    page.retheme();
    page.state = address.read() ?? (payload.view ? ET.state.decode(payload.view, payload) : page.state);
    restart();
    chart?.draw();
    watcher.observe(root);

    page.handle = {
      select: (id) => page.set({ selected: id }, { by: "host" }),
      act: (name) => page.act(name, parts.article?.selection() ?? {}),
      getState: () => structuredClone(page.state),
      setState: (state) => page.set(state, { by: "host" }),
      setPayload: (next) => {
        const before = page.payload;
        page.payload = next;
        restart(before);
      },
      setTheme: (theme) => {
        options.theme = theme;
        recolour();
      },
      redraw: () => chart?.draw(),
      destroy: () => {
        watcher.disconnect();
        scheme.removeEventListener("change", recolour);
        document.removeEventListener("keydown", shortcuts);
        address.stop();
        unwire();
        for (const part of Object.values(parts)) part.destroy?.();
        root.remove();
        mounted.delete(element);
      },
    };
    page.nextTheme = () => page.handle.setTheme({ auto: "light", light: "dark", dark: "auto" }[options.theme]);
    return page;
  }

  ET.mount = mount;
})((globalThis.EventTimeline ??= {}));
