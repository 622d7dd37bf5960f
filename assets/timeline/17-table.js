// The table: the same events for reading, sorting and the keyboard.
(function (ET) {
  "use strict";

  const { h, icon } = ET;
  const CHUNK = 100;
  const COLUMNS = [["when", "When"], ["event", "Event"], ["written", "As written"], ["kind", "Kind"]];

  function table(page) {
    const heads = new Map();
    const body = h("tbody");
    const head = h("tr", {}, ...COLUMNS.map(([name, label]) => {
      const button = h("button", { type: "button", class: "et-sort", on: { click: () => sortBy(name) } }, label, icon("down"));
      const cell = h("th", { scope: "col", class: `et-col-${name}` }, button);
      heads.set(name, cell);
      return cell;
    }));
    const more = h("button", { type: "button", class: "et-button et-more", on: { click: () => { limit += CHUNK; fill(); } } });
    const grid = h("table", { class: "et-table", role: "grid", "aria-label": "Events" }, h("thead", {}, head), body);
    const scroller = h("div", { class: "et-table-scroller", tabindex: "-1" }, grid, more);
    const node = h("section", { class: "et-card et-table-card", "aria-label": "Events as a table" }, scroller);
    let rows = [];
    let limit = CHUNK;

    function sortBy(name) {
      const same = page.state.sort === name;
      page.set({ sort: name, descending: same ? !page.state.descending : false });
    }

    const keys = {
      event: (event) => event.headline,
      written: (event) => event.as_written,
      kind: (event) => page.index.category(event).label,
    };

    function sorted() {
      const { sort, descending } = page.state;
      const events = [...page.events];
      if (sort !== "when") {
        const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
        events.sort((one, other) => collator.compare(keys[sort](one), keys[sort](other)));
      }
      return descending ? events.reverse() : events;
    }

    function fill() {
      const events = sorted();
      limit = Math.max(limit, events.findIndex(({ id }) => id === page.state.selected) + 1);
      rows = events.slice(0, limit).map(row);
      body.replaceChildren(...rows);
      grid.setAttribute("aria-rowcount", String(events.length + 1));
      for (const [name, cell] of heads) cell.setAttribute("aria-sort", name !== page.state.sort ? "none" : page.state.descending ? "descending" : "ascending");
      more.hidden = events.length <= limit;
      more.textContent = `Show ${Math.min(CHUNK, events.length - limit)} more of ${events.length}`;
      if (!events.length) body.append(h("tr", {}, h("td", { colspan: "4", class: "et-muted", text: "No events to show." })));
      mark(false);
    }

    function row(event) {
      const category = page.index.category(event);
      return h("tr", { data: { id: event.id }, tabindex: "-1" },
        h("td", { class: event.recurrence ? "et-col-when et-col-round" : "et-col-when", text: event.when_short, title: event.when }),
        h("td", { class: "et-col-event" }, h("bdi", { text: event.headline })),
        h("td", { class: "et-col-written et-muted" }, h("bdi", { text: event.as_written })),
        h("td", { class: "et-col-kind" }, h("span", { class: "et-kind" }, h("span", { class: `et-swatch et-look-${ET.marks.look(event)}`, style: { "--et-colour": category[page.theme] } }), category.label)),
      );
    }

    function mark(scroll) {
      const { selected } = page.state;
      let stop = rows.find(({ dataset }) => dataset.id === selected);
      for (const item of rows) {
        const on = item === stop;
        item.classList.toggle("et-on", on);
        item.setAttribute("aria-selected", String(on));
      }
      if (stop && scroll) ET.reveal(stop, scroller, head.getBoundingClientRect().height);
      stop ??= rows[0];
      for (const item of rows) item.tabIndex = item === stop ? 0 : -1;
    }

    const rowOf = (target) => target.closest("tr[data-id]");
    body.addEventListener("click", (event) => {
      const found = rowOf(event.target);
      if (found && !String(getSelection())) page.select(found.dataset.id);
    });
    body.addEventListener("dblclick", (event) => {
      const found = rowOf(event.target);
      if (found) page.viewport.event(found.dataset.id);
    });
    body.addEventListener("keydown", (event) => {
      const found = rowOf(event.target);
      if (!found) return;
      const place = rows.indexOf(found);
      const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: rows.length - 1, PageDown: place + 10, PageUp: place - 10 }[event.key];
      if (to !== undefined) {
        const next = rows[Math.max(0, Math.min(rows.length - 1, to))];
        for (const item of rows) item.tabIndex = item === next ? 0 : -1;
        next.focus({ preventScroll: true });
        ET.reveal(next, scroller, head.getBoundingClientRect().height);
      } else if (event.key === "Enter" || event.key === " ") page.select(found.dataset.id);
      else if (event.key === "Escape") page.select(null);
      else return;
      event.preventDefault();
    });

    function update(changed) {
      const absent = changed.has("selected") && page.state.selected !== null && page.events.length > rows.length && !rows.some(({ dataset }) => dataset.id === page.state.selected);
      if (["payload", "filter", "sort", "descending", "theme"].some((name) => changed.has(name)) || absent) fill();
      if (changed.has("selected")) mark(true);
    }

    return { node, update };
  }

  ET.table = table;
})((globalThis.EventTimeline ??= {}));
