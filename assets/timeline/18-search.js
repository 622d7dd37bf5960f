// The search field, with the first events that it finds below it as one types.
(function (ET) {
  "use strict";

  const { h, icon } = ET;
  const MOST = 8;
  const TYPED = 60; // milliseconds after the last key
  let number = 0;

  function search(page) {
    const serial = ++number;
    const list = h("div", { class: "et-found", id: `et-found-${serial}`, role: "listbox", "aria-label": "Events found", hidden: true });
    const field = h("input", {
      type: "search", class: "et-field", placeholder: "Search events", "aria-label": "Search events", autocomplete: "off", spellcheck: "false",
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    });
    const node = h("div", { class: "et-search" }, icon("search"), field, h("kbd", { "aria-hidden": "true", text: "/" }), list);
    let at = -1;
    let waiting = 0;

    const found = () => (page.state.query.trim() ? page.events.slice(0, MOST) : []);

    function show(on) {
      const events = on ? found() : [];
      list.hidden = events.length === 0;
      field.setAttribute("aria-expanded", String(!list.hidden));
      at = Math.min(at, events.length - 1);
      const options = events.map((event, place) =>
        h("div", { class: "et-find", role: "option", id: `et-find-${serial}-${place}`, "aria-selected": String(place === at), data: { id: event.id } },
          h("span", { class: "et-muted", text: event.when_short }), h("span", { dir: "auto", text: event.headline })));
      const more = page.events.length - events.length;
      list.replaceChildren(...options, ...(on && more > 0 && events.length ? [h("div", { class: "et-muted et-find-more", "aria-hidden": "true", text: `and ${more} more in the chart` })] : []));
      if (at >= 0 && !list.hidden) field.setAttribute("aria-activedescendant", `et-find-${serial}-${at}`);
      else field.removeAttribute("aria-activedescendant");
    }

    function apply() {
      clearTimeout(waiting);
      waiting = 0;
      page.set({ query: field.value });
    }

    function choose(id) {
      show(false);
      page.select(id);
      page.parts.chart?.layer.focus({ preventScroll: true });
    }

    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        at = -1;
        apply();
        show(document.activeElement === field);
      }, TYPED);
    });
    field.addEventListener("focus", () => show(true));
    field.addEventListener("blur", () => show(false));
    field.addEventListener("keydown", (event) => {
      const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (way) {
        const count = found().length;
        if (count) at = (at + way + count + (at < 0 && way < 0 ? 1 : 0)) % count;
        show(true);
      } else if (event.key === "Enter") {
        apply();
        const events = found();
        if (events.length) choose(events[Math.max(0, at)].id);
      } else if (event.key === "Escape" && field.value) {
        field.value = "";
        at = -1;
        apply();
        show(false);
        event.stopPropagation();
      } else if (event.key === "Escape") field.blur();
      else return;
      event.preventDefault();
    });
    // Before the field loses the focus.
    list.addEventListener("pointerdown", (event) => {
      const option = event.target.closest("[data-id]");
      event.preventDefault();
      if (option) choose(option.dataset.id);
    });
    node.addEventListener("click", () => field.focus());

    function update() {
      // Who goes on to a button at once has still typed it.
      if (!waiting && field.value !== page.state.query && document.activeElement !== field) field.value = page.state.query;
    }

    return { node, update, focus: () => { field.focus(); field.select(); }, destroy: () => clearTimeout(waiting) };
  }

  ET.search = search;
})((globalThis.EventTimeline ??= {}));
