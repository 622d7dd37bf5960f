// Search, scale, filters, zoom, theme and help.
(function (ET) {
  "use strict";

  const { h, icon } = ET;
  const THEMES = { auto: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" };
  const FACETS = { category: "Category", kind: "Told as", modality: "Certainty", time: "Time", document: "Article" };
  const ASIDES = { again: "Told again by other articles", skipped: "In skipped stretches" };
  let number = 0;

  function toolbar(page) {
    const serial = ++number;
    const field = h("input", { type: "search", class: "et-field", placeholder: "Search events", "aria-label": "Search events", autocomplete: "off", spellcheck: "false" });
    const search = h("label", { class: "et-search" }, icon("search"), field, h("kbd", { "aria-hidden": "true", text: "/" }));
    const scales = h("fieldset", { class: "et-segments et-scales" }, h("legend", { class: "et-offscreen", text: "Scale" }));
    const count = h("span", { class: "et-count" });
    const menu = h("div", { class: "et-menu", id: `et-menu-${serial}`, role: "group", "aria-label": "Filters", hidden: true });
    const opener = h("button", { type: "button", class: "et-button", "aria-expanded": "false", "aria-controls": menu.id, on: { click: () => open(menu.hidden) } }, icon("filter"), count);
    const filter = h("div", { class: "et-filter" }, opener, menu);
    const closer = press("plus", "Zoom in (+)", () => page.viewport.by(1.6));
    const farther = press("minus", "Zoom out (−)", () => page.viewport.by(1 / 1.6));
    const whole = press("fit", "Show everything (0)", () => page.viewport.reset());
    const zoom = h("div", { class: "et-zoom", role: "group", "aria-label": "Zoom" }, farther, whole, closer);
    const theme = h("button", { type: "button", class: "et-button et-square et-theme", on: { click: () => page.nextTheme() } });
    const help = h("button", { type: "button", class: "et-button et-square et-help-button", "aria-label": "Keys and marks", title: "Keys and marks (?)", text: "?", on: { click: () => page.help() } });
    const node = h("div", { class: "et-toolbar", role: "toolbar", "aria-label": "View" }, search, h("span", { class: "et-space-between" }), scales, filter, zoom, theme, help);
    theme.hidden = page.options.panels.theme === false;
    help.hidden = page.options.panels.help === false;
    search.hidden = page.options.panels.search === false;

    function press(picture, title, run) {
      return h("button", { type: "button", class: "et-button et-square", "aria-label": title, title, on: { click: run } }, icon(picture));
    }

    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => page.set({ query: field.value }), 60);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && field.value) {
        field.value = "";
        page.set({ query: "" });
        event.preventDefault();
        event.stopPropagation();
      } else if (event.key === "Escape") field.blur();
      else if (event.key === "Enter" && page.events.length) page.select(page.events[0].id);
    });

    function fillScales() {
      const choices = ET.state.SCALES.filter((scale) => page.payload.scales[scale]).map((scale) => {
        const input = h("input", { type: "radio", name: `et-scale-${serial}`, value: scale, class: "et-offscreen", on: { change: () => page.rescale(scale) } });
        return h("label", { class: "et-segment" }, input, h("span", { text: page.payload.scales[scale].label }));
      });
      scales.replaceChildren(scales.firstChild, ...choices);
    }

    function fillMenu() {
      const groups = page.index.facets.map(({ name, values }) =>
        h("fieldset", {}, h("legend", { text: FACETS[name] }), ...values.map(({ key, label, count: number_ }) => {
          const box = h("input", { type: "checkbox", value: key, on: { change: () => page.toggle(key) } });
          return h("label", { class: "et-check" }, box, h("span", { class: "et-check-label", dir: "auto", text: label }), h("span", { class: "et-muted", text: String(number_) }));
        })),
      );
      const asides = page.index.asides.map(({ key, count: number_ }) => {
        const box = h("input", { type: "checkbox", "data-aside": key, on: { change: () => page.bring(key) } });
        return h("label", { class: "et-check" }, box, h("span", { class: "et-check-label", text: ASIDES[key] }), h("span", { class: "et-muted", text: String(number_) }));
      });
      if (asides.length) groups.push(h("fieldset", {}, h("legend", { text: "Left out at first" }), ...asides));
      const clear = h("button", { type: "button", class: "et-button", text: "Show all", on: { click: () => page.set({ query: "", hidden: [] }) } });
      menu.replaceChildren(...(groups.length ? groups : [h("p", { class: "et-muted", text: "All events are of one kind." })]), clear);
    }

    function open(on) {
      menu.hidden = !on;
      opener.setAttribute("aria-expanded", String(on));
      if (on) menu.querySelector("input")?.focus();
    }
    filter.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || menu.hidden) return;
      open(false);
      opener.focus();
      event.stopPropagation();
    });
    const outside = (event) => {
      if (!menu.hidden && !filter.contains(event.target)) open(false);
    };
    document.addEventListener("pointerdown", outside);

    function update(changed) {
      const { state, events, index } = page;
      if (changed.has("payload")) {
        fillScales();
        fillMenu();
      }
      if (field.value !== state.query && document.activeElement !== field) field.value = state.query;
      for (const input of scales.querySelectorAll("input")) input.checked = input.value === state.scale;
      for (const box of menu.querySelectorAll("input")) box.checked = box.dataset.aside ? state.shown.includes(box.dataset.aside) : !state.hidden.includes(box.value);
      const standing = index.standing(state).length;
      const some = events.length !== standing || state.hidden.length > 0;
      count.textContent = some ? `Filter · ${events.length} of ${standing}` : `Filter · ${standing}`;
      opener.classList.toggle("et-pressed", some);
      const [low, high] = state.range;
      for (const button of [farther, whole]) button.toggleAttribute("disabled", page.viewport.full());
      closer.toggleAttribute("disabled", high - low <= ET.ticks.narrowest(page.payload, state.scale) * 1.001);
      if (changed.has("theme") || changed.has("payload")) {
        theme.replaceChildren(icon(page.options.theme));
        theme.setAttribute("aria-label", THEMES[page.options.theme]);
        theme.title = THEMES[page.options.theme];
      }
    }

    return { node, update, focus: () => { field.focus(); field.select(); }, destroy: () => document.removeEventListener("pointerdown", outside) };
  }

  ET.toolbar = toolbar;
})((globalThis.EventTimeline ??= {}));
