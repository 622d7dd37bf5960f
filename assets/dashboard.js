// Dash's side of the page: mounts the timeline, keeps the table in step with it, and answers what needs no server.
(function () {
  "use strict";

  const [HEAD, ROW, TALLEST] = [44, 36, 440]; // pixels of the table: its head, a row, all of it

  const READERS = new Set(["rowClicked", "spaceKey", "checkboxSelected"]); // what AG Grid calls a selection by a person
  const narrowly = window.matchMedia("(max-width: 640px)");

  // Light, dark or auto, under the name by which Mantine keeps it.
  const SCHEME = "mantine-color-scheme-value";
  const scheme = () => localStorage.getItem(SCHEME) ?? "auto";
  if (scheme() !== "auto") document.documentElement.dataset.mantineColorScheme = scheme();
  window.addEventListener("storage", ({ key }) => key === SCHEME && handle?.setTheme(scheme()));

  let handle = null; // of the mounted timeline
  let visible = null; // ids of the events that search and filters leave, or null for all
  let order = new Map(); // event id -> place in time
  let several = false; // articles
  let watched = false; // whether the table tells of its selection

  const plotly = new Promise((resolve) => {
    const script = document.getElementById("plotly");
    if (window.Plotly) resolve();
    else script.addEventListener("load", resolve, { once: true });
  });

  const context = () => window.dash_clientside.callback_context;
  const none = () => window.dash_clientside.no_update;
  const clicked = () => context().triggered.some(({ value }) => value);
  const set = (id, properties) => window.dash_clientside.set_props(id, properties);
  const grid = () => window.dash_ag_grid.getApiAsync("table");
  const search = (articles) => "?" + new URLSearchParams(articles.map((article) => ["article", article]));

  // The table

  const grids = (window.dashAgGridFunctions ??= {});
  grids.dashboardByTime = (a, b, one, other) => order.get(one.id) - order.get(other.id);
  grids.dashboardNarrowed = () => visible !== null;
  grids.dashboardVisible = ({ data }) => visible.has(data.id);

  function rows({ events, documents, categories }) {
    const titles = new Map(documents.map(({ id, title }) => [id, title]));
    const labels = new Map(categories.map(({ key, label }) => [key, label]));
    const kind = ({ category, kind, modality }) =>
      [labels.get(category) ?? category, kind !== "event" && kind, modality !== "asserted" && modality].filter(Boolean).join(" · ");
    return events.map((event) => ({
      id: event.id,
      when: event.when_short,
      event: event.headline,
      written: event.as_written,
      kind: kind(event),
      article: titles.get(event.document),
    }));
  }

  async function fill(payload) {
    const api = await grid();
    several = payload.documents.length > 1;
    order = new Map(payload.events.map(({ id }, place) => [id, place]));
    set("table", { rowData: rows(payload) });
    fit(api);
    if (!watched) api.addEventListener("selectionChanged", chosen);
    watched = true;
    const height = Math.min(HEAD + payload.events.length * ROW, TALLEST);
    document.getElementById("table-panel").style.height = `${height}px`;
  }

  /** A narrow screen has room for when and what. */
  function fit(api) {
    api.setColumnsVisible(["written", "kind"], !narrowly.matches);
    api.setColumnsVisible(["article"], several && !narrowly.matches);
  }

  narrowly.addEventListener("change", async () => fit(await grid()));

  // By Dash's own property: what is selected behind its back, it deselects at its next turn.
  async function mark(selected) {
    set("table", { selectedRows: selected === null ? [] : { ids: [selected] } });
    const api = await grid();
    const row = selected === null ? null : api.getRowNode(selected);
    if (row?.displayed) api.ensureNodeVisible(row);
  }

  /** A row that the reader chose, by click or key, and not one that the timeline did. */
  function chosen({ api, source }) {
    if (READERS.has(source)) handle.select(api.getSelectedRows()[0]?.id ?? null);
  }

  async function narrow(ids) {
    visible = ids && new Set(ids);
    (await grid()).onFilterChanged();
  }

  // The timeline

  async function show(payload) {
    await plotly;
    await fill(payload);
    if (handle) handle.setPayload(payload);
    else mount(payload);
    await mark(handle.getState().selected);
  }

  function mount(payload) {
    const canvas = document.getElementById("canvas");
    handle = window.EventTimeline.mount(canvas, payload, {
      hash: true,
      theme: scheme(),
      panels: { table: false, theme: false },
      actions: [{ name: "publish", label: "change", title: "Change the title or the publication date", place: "header" }],
      onAction: (_, { document: article }) => (several ? set("articles", { opened: true }) : ask(article)),
      onSelect: mark,
      onFilter: narrow,
    });
    canvas.querySelector(".et-main").before(document.getElementById("messages"));
    canvas.querySelector(".et-left").append(document.getElementById("table-panel"));
  }

  function ask(article) {
    set("articles", { opened: false });
    // With the time, so that the same article can be asked for twice.
    set("asked", { data: { article, time: performance.now() } });
  }

  // The parts of the shell that need no server

  const PAUSE = 300; // milliseconds
  const typed = new Map(); // field -> how often it was written to

  const answers = {
    show(payload) {
      if (payload) show(payload);
    },

    ask: () => clicked() && ask(context().triggered_id.article),

    /** The articles ticked, or the one whose title was clicked; never none at all. */
    choose(ticked, _, { documents }) {
      const shown = documents.map(({ id }) => id);
      const trigger = context().triggered_id;
      if (trigger?.type === "only") return clicked() ? [search([trigger.article]), none()] : [none(), none()];
      if (!ticked.length) return [none(), shown];
      const same = ticked.length === shown.length && ticked.every((article) => shown.includes(article));
      return [same ? none() : search(ticked), none()];
    },

    /** What stands in a field once its writer pauses; the field itself has each letter at once, so that nothing typed is lost. */
    pause(words) {
      const field = context().triggered_id;
      const turn = (typed.get(field) ?? 0) + 1;
      typed.set(field, turn);
      return new Promise((resolve) => setTimeout(() => resolve(typed.get(field) === turn ? { words, turn } : none()), PAUSE));
    },

    exports: (shown, links) => context().outputs_list.map(({ id }) => `/download/${id.format}${search(shown ?? [])}`),

    openAdd() {
      if (!clicked()) return;
      const { way } = context().triggered_id;
      set("add-outcomes", { children: null });
      set("add-way", { value: way === "button" ? "files" : way });
      set("add-dialog", { opened: true });
    },

    chooseScheme() {
      if (!clicked()) return;
      const newValue = context().triggered_id.scheme;
      localStorage.setItem(SCHEME, newValue);
      // What a browser tells a page's other windows, and Mantine listens to.
      window.dispatchEvent(new StorageEvent("storage", { key: SCHEME, newValue, storageArea: localStorage }));
    },
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, { dashboard: answers });

  // Files may be dropped anywhere: the dialog opens where they can land, and none makes the browser leave the page.
  const files = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
  document.addEventListener("dragenter", (event) => {
    if (!files(event)) return;
    set("add-way", { value: "files" });
    set("add-dialog", { opened: true });
  });
  for (const type of ["dragover", "drop"]) document.addEventListener(type, (event) => files(event) && event.preventDefault());

  // What another process has done in the meantime is shown when somebody looks again.
  window.addEventListener("focus", () => set("focused", { data: Date.now() }));
})();
