// The grid: its rows come from the payload, and it is kept in step with the timeline.
(function (D) {
  "use strict";

  const [ROW, TALLEST] = [36, 440]; // pixels of the table: a row of one line, all of it
  const READERS = new Set(["rowClicked", "spaceKey", "checkboxSelected"]); // what AG Grid calls a selection by a person
  const [TWO, FOUR, SIX] = [560, 720, 900]; // pixels of the table from which on it has room for more columns
  const [WHEN, SLIM] = [184, 136]; // pixels of the column of dates, and in a table of two columns

  let visible = null; // ids of the events that search and filters leave, or null for all
  let order = new Map(); // event id -> place in time
  let several = false; // articles
  let told = false; // whether an event is a report, planned or the like
  let slim = false; // whether it has two columns only
  let watched = false; // whether the table tells of its selection

  const grid = () => window.dash_ag_grid.getApiAsync("table");

  const grids = (window.dashAgGridFunctions ??= {});
  grids.dashboardByTime = (a, b, one, other) => order.get(one.id) - order.get(other.id);
  grids.dashboardNarrowed = () => visible !== null;
  grids.dashboardLabel = ({ colDef, data }) => colDef.refData[data.category] ?? data.category;
  grids.dashboardPopups = () => document.body;
  // The choices of the filter of categories.
  grids.dashboardIs = (label) => (_, value) => value === label;
  grids.dashboardVisible = ({ data }) => visible.has(data.id);
  // Enter, F2 and a double click write into a cell. Letters are the page's keys, and Delete means the event.
  grids.dashboardKeeps = ({ editing, event: { key } }) => !editing && (["Delete", "Backspace"].includes(key) || (key.length === 1 && key !== " "));

  function rows({ events, documents }) {
    const titles = new Map(documents.map(({ id, title }) => [id, title]));
    const toldAs = ({ kind, modality }) => [kind !== "event" && kind, modality !== "asserted" && modality].filter(Boolean).join(" · ");
    return events.map((event) => ({
      id: event.id,
      document: event.document,
      when: event.when_short,
      event: event.headline,
      written: event.as_written,
      category: event.category,
      told: toldAs(event),
      article: titles.get(event.document),
    }));
  }

  async function fill(payload) {
    const api = await grid();
    several = payload.documents.length > 1;
    order = new Map(payload.events.map(({ id }, place) => [id, place]));
    const filled = rows(payload);
    told = filled.some((row) => row.told);
    D.set("table", { rowData: filled });
    fit(api);
    if (watched) return;
    watched = true;
    api.addEventListener("selectionChanged", chosen);
    for (const change of ["modelUpdated", "gridSizeChanged", "columnResized"]) api.addEventListener(change, tall);
    new ResizeObserver(() => fit(api)).observe(document.getElementById("table-panel"));
    tall({ api });
  }

  /** As high as its rows are, up to some height. */
  function tall({ api }) {
    const last = api.getDisplayedRowAtIndex(api.getDisplayedRowCount() - 1);
    const rows = last ? last.rowTop + last.rowHeight : ROW;
    const panel = document.getElementById("table-panel");
    panel.style.height = `${Math.min(panel.querySelector(".ag-header").offsetHeight + rows + 2, TALLEST)}px`;
  }

  /** The table is one stop for Tab, whose cells the arrows reach: not its next cell has the focus after it, but what follows the table. */
  function leave(event) {
    const table = event.key === "Tab" && !D.isTyping(event) && event.target.closest(".table");
    if (!table) return;
    event.stopImmediatePropagation();
    // What scrolls is a stop by itself, and never needs to be one.
    for (const scroller of table.querySelectorAll("[class*='-viewport']")) scroller.tabIndex = -1;
    const stops = [...table.querySelectorAll("[tabindex='0']")];
    for (const stop of stops) stop.tabIndex = -1;
    setTimeout(() => {
      for (const stop of stops) stop.tabIndex = 0;
    });
  }
  document.addEventListener("keydown", leave, { capture: true });

  /** A narrow table has room for when and what. */
  function fit(api) {
    const width = document.getElementById("table-panel").clientWidth;
    if (width < TWO !== slim) {
      slim = width < TWO;
      api.setColumnWidths([{ key: "when", newWidth: slim ? SLIM : WHEN }]);
    }
    api.setColumnsVisible(["category"], width >= TWO);
    api.setColumnsVisible(["told"], width >= FOUR && told);
    api.setColumnsVisible(["written"], width >= (several ? SIX : TWO));
    api.setColumnsVisible(["article"], several && width >= TWO);
  }

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
