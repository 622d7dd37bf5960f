// The menu of filters: facets, days from and to, and how many events they leave.
(function (ET) {
  "use strict";

  const { h, icon } = ET;
  const FACETS = { category: "Category", kind: "Told as", modality: "Certainty", time: "Time", document: "Article" };
  const ASIDES = { again: "Told again by other articles", skipped: "In skipped stretches" };
  const TYPED = 250; // milliseconds after the last key

  let number = 0;

  function filters(page) {
    const serial = ++number;
    const count = h("span", { class: "et-count" });
    const menu = h("div", { class: "et-menu", id: `et-menu-${serial}`, role: "group", "aria-label": "Filters", hidden: true });
    const opener = h("button", { type: "button", class: "et-button", "aria-expanded": "false", "aria-controls": menu.id, on: { click: () => open(menu.hidden) } }, icon("filter"), count);
    const node = h("div", { class: "et-filter" }, opener, menu);
    const since = day("since", "From");
    const until = day("until", "To");
    const left = h("span", { class: "et-muted" });

    function day(name, label) {
      const id = `et-${name}-${serial}`;
      const field = h("input", { type: "text", id, class: "et-day", placeholder: "2014, May 2014, 2014-05-31", autocomplete: "off", spellcheck: "false" });
      let waiting = 0;
      field.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => take(name, field), TYPED);
      });
      field.addEventListener("change", () => take(name, field));
      return { name, field, row: h("label", { class: "et-day-row", for: id }, h("span", { text: label }), field) };
    }

    function take(name, field) {
      const text = field.value.trim();
      const fine = text === "" || ET.calendar.parse(text) !== null;
      field.setAttribute("aria-invalid", String(!fine));
      if (fine) page.set({ [name]: text });
    }

    function within() {
      const { moment } = ET.calendar.places(page.payload.scales[page.state.scale].map);
      const [from, to] = page.state.range.map((x) => ET.calendar.iso(Math.floor(moment(x))));
      page.set({ since: from, until: to });
    }

    function fill() {
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
      const days = h("fieldset", {}, h("legend", { text: "Days" }), since.row, until.row, h("button", { type: "button", class: "et-link", text: "Only what is in view", on: { click: within } }));
      const clear = h("button", { type: "button", class: "et-button", text: "Clear all", on: { click: page.clear } });
      menu.replaceChildren(...groups, days, h("div", { class: "et-menu-foot" }, left, clear));
    }

    function open(on) {
      menu.hidden = !on;
      opener.setAttribute("aria-expanded", String(on));
      if (on) menu.querySelector("input")?.focus();
    }
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || menu.hidden) return;
      open(false);
      opener.focus();
      event.stopPropagation();
    });
    const outside = (event) => {
      if (!menu.hidden && !node.contains(event.target)) open(false);
    };
    document.addEventListener("pointerdown", outside);

    function update(changed) {
      const { state, events, index } = page;
      if (changed.has("payload")) fill();
      for (const box of menu.querySelectorAll("[type=checkbox]")) box.checked = box.dataset.aside ? state.shown.includes(box.dataset.aside) : !state.hidden.includes(box.value);
      for (const { name, field } of [since, until]) {
        if (document.activeElement === field) continue;
        field.value = state[name];
        field.removeAttribute("aria-invalid");
      }
      const some = page.filtering();
      const standing = index.standing(state).length;
      count.textContent = some ? `Filter · ${events.length} of ${standing}` : "Filter";
      left.textContent = `${events.length} of ${standing} ${standing === 1 ? "event" : "events"}`;
      opener.setAttribute("aria-label", some ? `Filter: ${left.textContent}` : "Filter");
      opener.classList.toggle("et-pressed", some);
    }

    return { node, update, destroy: () => document.removeEventListener("pointerdown", outside) };
  }

  ET.filters = filters;
})((globalThis.EventTimeline ??= {}));
