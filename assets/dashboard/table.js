// The grid: its rows come from the payload, and it is kept in step with the timeline.
(function (D) {
  "use strict";

  const [HEAD, ROW, TALLEST] = [44, 36, 440]; // pixels of the table: its head, a row, all of it
  const READERS = new Set(["rowClicked", "spaceKey", "checkboxSelected"]); // what AG Grid calls a selection by a person
  const narrowly = window.matchMedia("(max-width: 640px)");

  let visible = null; // ids of the events that search and filters leave, or null for all
  let order = new Map(); // event id -> place in time
  let several = false; // articles
  let watched = false; // whether the table tells of its selection

  const grid = () => window.dash_ag_grid.getApiAsync("table");

  const grids = (window.dashAgGridFunctions ??= {});
  grids.dashboardByTime = (a, b, one, other) => order.get(one.id) - order.get(other.id);
  grids.dashboardNarrowed = () => visible !== null;
  grids.dashboardLabel = ({ colDef, data }) => colDef.refData[data.category] ?? data.category;
  grids.dashboardVisible = ({ data }) => visible.has(data.id);
  // Enter, F2 and a double click write into a cell. Letters are the page's keys, and Delete means the event.
  grids.dashboardKeeps = ({ editing, event: { key } }) => !editing && (["Delete", "Backspace"].includes(key) || (key.length === 1 && key !== " "));

  function rows({ events, documents }) {
    const titles = new Map(documents.map(({ id, title }) => [id, title]));
    const told = ({ kind, modality }) => [kind !== "event" && kind, modality !== "asserted" && modality].filter(Boolean).join(" · ");
    return events.map((event) => ({
      id: event.id,
      document: event.document,
      when: event.when_short,
      event: event.headline,
      written: event.as_written,
      category: event.category,
      told: told(event),
      article: titles.get(event.document),
    }));
  }

  async function fill(payload) {
    const api = await grid();
    several = payload.documents.length > 1;
    order = new Map(payload.events.map(({ id }, place) => [id, place]));
    D.set("table", { rowData: rows(payload) });
    fit(api);
    if (!watched) api.addEventListener("selectionChanged", chosen);
    watched = true;
    const height = Math.min(HEAD + Math.max(payload.events.length, 1) * ROW, TALLEST);
    document.getElementById("table-panel").style.height = `${height}px`;
  }

  /** A narrow screen has room for when and what. */
  function fit(api) {
    api.setColumnsVisible(["written", "category", "told"], !narrowly.matches);
    api.setColumnsVisible(["article"], several && !narrowly.matches);
  }

  narrowly.addEventListener("change", async () => fit(await grid()));

  // By Dash's own property: what is selected behind its back, it deselects at its next turn.
  async function mark(selected) {
    D.set("table", { selectedRows: selected === null ? [] : { ids: [selected] } });
    const api = await grid();
    const row = selected === null ? null : api.getRowNode(selected);
    if (row?.displayed) api.ensureNodeVisible(row);
  }

  /** A row that the reader chose, by click or key, and not one that the timeline did. */
  function chosen({ api, source }) {
    if (READERS.has(source)) D.handle.select(api.getSelectedRows()[0]?.id ?? null);
  }

  async function narrow(ids) {
    visible = ids && new Set(ids);
    (await grid()).onFilterChanged();
  }

  /** What was written into a cell is an edit of its event. */
  function edited(changes) {
    for (const { colId: column, value, data } of changes ?? []) D.deed("cell", { column, value, article: data.document, event: data.id });
  }

  D.table = { fill, mark, narrow, edited };
})((globalThis.Dashboard ??= {}));
