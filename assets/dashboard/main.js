// Dash's side of the page: mounts the timeline, and answers what needs no server.
(function (D) {
  "use strict";

  // Light, dark or auto, under the name by which Mantine keeps it.
  const SCHEME = "mantine-color-scheme-value";
  const scheme = () => localStorage.getItem(SCHEME) ?? "auto";
  if (scheme() !== "auto") document.documentElement.dataset.mantineColorScheme = scheme();
  window.addEventListener("storage", ({ key }) => key === SCHEME && D.handle?.setTheme(scheme()));

  let returning = null; // an article that a step of undo or redo brings back
  let wanted = null; // what is to be shown once the next payload is there: {event} or {hash}

  /** Plotly comes once the timeline is seen, which draws by itself until then: the bundle takes longer than all else. */
  function bringPlotly() {
    const script = document.createElement("script");
    script.src = document.querySelector("meta[name=plotly]").content;
    script.addEventListener("load", () => D.handle.redraw(), { once: true });
    document.head.append(script);
  }

  // The timeline

  async function show(payload) {
    const before = new Set(D.payload?.documents.map(({ id }) => id));
    const added = payload.documents.filter(({ id }) => !before.has(id));
    const other = D.payload && (added.length > 0 || before.size !== payload.documents.length);
    const joined = before.size > 0 && before.size + added.length === payload.documents.length;
    D.payload = payload;
    // The grid takes its time at first; the timeline does not wait for it.
    const filled = D.table.fill(payload);
    const focused = document.activeElement?.closest(".et-details, .et-tray") ? document.activeElement.closest(".et-details, .et-tray").className.split(" ").pop() : null;
    if (D.handle) D.handle.setPayload(payload);
    else mount(payload);
    await filled;
    D.carry();
    // Back and forth between articles: what the address says of the view makes sense only now.
    if (other) wanted = { hash: location.hash, ...wanted };
    turn();
    // What joined the others is what somebody wants to read.
    if (joined && added.length && D.handle.getState().selected === null) D.handle.setState({ document: added.at(-1).id });
    // What had the focus is drawn anew.
    if (focused && document.activeElement === document.body) document.querySelector(`.${focused}`)?.focus({ preventScroll: true });
    await D.table.mark(D.handle.getState().selected);
    busy(false);
  }

  function busy(on) {
    document.body.classList.toggle("busy", on);
    document.getElementById("canvas").setAttribute("aria-busy", String(on));
  }

  function mount(payload) {
    const canvas = document.getElementById("canvas");
    D.handle = window.EventTimeline.mount(canvas, payload, {
      hash: true,
      // With the articles: without them, the address is that of whatever was added last.
      base: () => location.origin + location.pathname + D.search(D.shown()),
      theme: scheme(),
      above: () => document.getElementById("messages").offsetHeight,
      panels: { table: false, theme: false },
      actions: D.actions,
      keys: D.keys,
      onAction: D.act,
      onSelect: D.table.mark,
      onFilter: D.table.narrow,
    });
    canvas.querySelector(".et-main").before(document.getElementById("messages"));
    canvas.querySelector(".et-left").append(document.getElementById("table-panel"));
    // The second frame comes after the first was painted.
    requestAnimationFrame(() => requestAnimationFrame(bringPlotly));
  }

  /** To what was asked for before the payload came. */
  function turn() {
    const { event, hash } = wanted ?? {};
    wanted = null;
    if (hash !== undefined) D.handle.setState(window.EventTimeline.state.decode(hash, D.payload));
    if (event !== undefined) D.handle.setState({ selected: event });
  }

  // Mantine says of the box around a button what holds of the button: that it opens something, and whether that is open. And what has
  // the focus in a menu at first is a box without a word; a field with a list of choices is a combobox.
  const OPENS = ["aria-haspopup", "aria-expanded", "aria-controls"];
  new MutationObserver(() => {
    for (const box of document.querySelectorAll(".header [id$='-target']")) {
      const button = box.querySelector("button");
      for (const name of OPENS.filter((name) => button && box.hasAttribute(name))) {
        button.setAttribute(name, box.getAttribute(name));
        box.removeAttribute(name);
      }
    }
    for (const first of document.querySelectorAll("[role=menu] > [data-autofocus]:not([role])")) {
      first.setAttribute("role", "menuitem");
      first.setAttribute("aria-label", "Choose with the arrow keys");
    }
    for (const field of document.querySelectorAll("input[aria-haspopup=listbox]")) {
      const open = String(field.hasAttribute("aria-controls"));
      if (field.getAttribute("role") !== "combobox") field.setAttribute("role", "combobox");
      if (field.getAttribute("aria-expanded") !== open) field.setAttribute("aria-expanded", open);
    }
  }).observe(document, { subtree: true, childList: true, attributeFilter: OPENS });

  // The way past the header: an address would be taken for that of a view.
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".skip")) return;
    event.preventDefault();
    const chart = document.querySelector(".et-layer");
    (chart?.checkVisibility() ? chart : document.getElementById("canvas")).focus();
  });

  // What the page knows of the library

  function remember(known) {
    const before = D.known;
    D.known = known;
    for (const [way, words, keys] of [["undo", "Undo", "Ctrl + Z"], ["redo", "Redo", "Ctrl + Shift + Z"]]) {
      const next = known[way];
      const title = next ? `${words}: ${next.words} (${keys})` : `${words}: nothing`;
      D.set(way, { disabled: !next, "aria-label": title });
      D.set(`${way}-tip`, { label: title });
    }
    if (returning in known.articles) D.set("address", { search: D.search([...D.shown().filter((id) => id in known.articles), returning]) });
    returning = null;
    if (before) newcomers(Object.entries(known.articles).filter(([id]) => !(id in before.articles)));
  }

  /** An article that came back with a step of this page is shown beside the others. */
  function join(article) {
    D.own = [...(D.own ?? []), article];
    returning = D.shown().includes(article) ? null : article;
  }

  /** Articles that another window or program has added, and that are not shown yet. */
  function newcomers(articles) {
    const shown = new Set([...(D.own ?? []), ...D.shown()]);
    const foreign = articles.filter(([id]) => !shown.has(id));
    if (!foreign.length) return;
    const { h } = window.EventTimeline;
    const what = foreign.length === 1 ? `“${foreign[0][1]}” was added` : `${foreign.length} articles were added`;
    const go = h("button", { type: "button", class: "et-button", text: "Show", on: { click: () => { news.replaceChildren(); D.set("address", { search: D.search(foreign.map(([id]) => id)) }); } } });
    const close = h("button", { type: "button", class: "et-button", text: "Close", on: { click: () => news.replaceChildren() } });
    const news = document.getElementById("news");
    news.replaceChildren(h("div", { class: "card intake" }, h("div", { class: "intake-head" }, h("p", { text: `${what} from elsewhere.` }), go, close)));
  }

  // What was done is told for a while, and longer while somebody is at it; the way back stays in the header.
  let passing = 0;

  function pass() {
    clearTimeout(passing);
    passing = setTimeout(() => {
      const notice = document.getElementById("notice");
      if (notice.matches(":hover, :focus-within")) pass();
      else if (notice.querySelector(".passing")) D.set("notice", { children: null });
    }, D.TOLD);
  }

  // The parts of the shell that need no server

  const PAUSE = 300; // milliseconds
  const view = () => window.EventTimeline.state.encode(D.handle.getState(), D.payload);
  let exporting = ""; // the format that the dialog for a page was opened for
  const typed = new Map(); // field -> how often it was written to
  const PREVIEWS = { "add-published": "add-preview", "edit-published": "edit-preview", "event-when": "event-preview" };

  const answers = {
    busy: () => busy(true),
    pass,

    show(payload) {
      if (payload) show(payload);
    },

    remember(told) {
      if (!told) return;
      if ("revision" in told) remember(told);
      else if (told.refill) D.table.fill(D.payload);
      else if (told.article) join(told.article);
      else wanted = told;
    },

    cancel: () => D.clicked() && D.set(D.context().triggered_id.dialog, { opened: false }),
    ask: () => D.clicked() && D.ask(D.context().triggered_id.article),

    /** The articles ticked, the one whose title was clicked, or all; never none at all. */
    choose(ticked, only, all, { documents }) {
      const shown = documents.map(({ id }) => id);
      const trigger = D.context().triggered_id;
      if (trigger === "articles-all") return all ? [D.search(Object.keys(D.known.articles)), D.none()] : [D.none(), D.none()];
      if (trigger?.type === "only") return D.clicked() ? [D.search([trigger.article]), D.none()] : [D.none(), D.none()];
      if (!ticked.length) return [D.none(), shown];
      const same = ticked.length === shown.length && ticked.every((article) => shown.includes(article));
      return [same ? D.none() : D.search(ticked), D.none()];
    },

    /** What stands in a field once its writer pauses; the field itself has each letter at once, so that nothing typed is lost. */
    pause(words) {
      const field = D.context().triggered_id;
      const turn = (typed.get(field) ?? 0) + 1;
      typed.set(field, turn);
      // The date that stood there until now is none of these words'.
      if (field in PREVIEWS) D.set(PREVIEWS[field], { children: words?.trim() ? "…" : null });
      return new Promise((resolve) => setTimeout(() => resolve(typed.get(field) === turn ? { words, turn } : D.none()), PAUSE));
    },

    exports: (shown, links) => D.context().outputs_list.map(({ id }) => `/download/${id.format}${D.search(shown ?? [])}`),

    askPage() {
      if (!D.clicked()) return;
      exporting = D.context().triggered_id.format;
      D.set("page-title", { value: D.payload.title });
      D.set("page-dialog", { opened: true });
    },

    /** A page with the title that was typed, which opens with what is in view. */
    savePage(clicks, submits, asShown) {
      if (!D.clicked()) return;
      const fields = new URLSearchParams(D.search(D.shown()));
      fields.append("title", D.field("page-title").trim());
      if (asShown) fields.append("view", view());
      Object.assign(document.createElement("a"), { href: `/download/${exporting}?${fields}`, download: "" }).click();
      D.set("page-dialog", { opened: false });
    },

    openAdd() {
      if (!D.clicked()) return;
      const { way } = D.context().triggered_id;
      D.intake.open(way === "button" ? "files" : way);
    },

    chooseFiles: () => D.clicked() && D.intake.choose(),
    chooseFolder: () => D.clicked() && D.intake.chooseFolder(),
    /** What the server looks at before the dialog is closed. */
    checkText: () => (D.clicked() ? { empty: !D.field("add-text").trim(), published: D.field("add-published"), time: performance.now() } : D.none()),
    addText: (ready) => ready && D.intake.addText(D.field("add-text"), D.field("add-title"), D.field("add-published")),
    addAddress: () => D.clicked() && D.intake.addAddress(D.field("add-url").trim()),
    saveArticle: (clicks, title, published, article) => (D.clicked() ? { article, title: D.field("edit-title"), published: D.field("edit-published"), time: performance.now() } : D.none()),
    saveEvent(clicks, headline, when, target, category) {
      if (!D.clicked()) return D.none();
      return { ...target, category, headline: D.field("event-headline"), when: D.field("event-when"), note: D.field("event-note"), time: performance.now() };
    },
    refetch: (clicks, article) => D.clicked() && D.intake.refetch(article),
    readAgain: (clicks, article) => D.clicked() && D.intake.choose(article),

    step: () => D.clicked() && D.step(D.context().triggered_id),
    editCell: (changes) => D.table.edited(changes),

    askView() {
      if (!D.clicked()) return;
      D.set("view-address", { data: `${D.search(D.shown())}#${view()}` });
      D.set("view-name", { value: "" });
      D.set("view-dialog", { opened: true });
    },

    saveView: (clicks, name, address) => (D.clicked() && D.field("view-name").trim() ? { name: D.field("view-name"), address, time: performance.now() } : D.none()),

    openView() {
      if (!D.clicked()) return;
      const [search, hash = ""] = D.known.views[D.context().triggered_id.name].split("#");
      wanted = { hash };
      if (search === location.search) turn();
      else D.set("address", { search, hash: hash && `#${hash}` });
    },

    chooseScheme() {
      if (!D.clicked()) return;
      const newValue = D.context().triggered_id.scheme;
      localStorage.setItem(SCHEME, newValue);
      // What a browser tells a page's other windows, and Mantine listens to.
      window.dispatchEvent(new StorageEvent("storage", { key: SCHEME, newValue, storageArea: localStorage }));
    },
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, { dashboard: answers });
})((globalThis.Dashboard ??= {}));
