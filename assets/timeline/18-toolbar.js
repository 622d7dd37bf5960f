// Search, scale, groups, filters, zoom, link, theme and help.
(function (ET) {
  "use strict";

  const { h, icon } = ET;
  const THEMES = { auto: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" };
  const GROUPS = { none: "No groups", category: "By category", document: "By article" };
  let number = 0;

  function toolbar(page) {
    const serial = ++number;
    const search = ET.search(page);
    const filters = ET.filters(page);
    const scales = h("fieldset", { class: "et-segments et-scales" }, h("legend", { class: "et-offscreen", text: "Scale" }));
    const groups = h("select", { class: "et-choice et-groups", "aria-label": "Groups", title: "Groups (G)", on: { change: () => page.set({ group: groups.value }) } });
    const closer = press("plus", "Zoom in (+)", () => page.viewport.closer());
    const farther = press("minus", "Zoom out (−)", () => page.viewport.farther());
    const whole = press("fit", "Show everything (0)", () => page.viewport.reset());
    const zoom = h("div", { class: "et-zoom", role: "group", "aria-label": "Zoom" }, farther, whole, closer);
    const link = press("link", "Copy a link to this view (L)", () => page.copyLink());
    const theme = h("button", { type: "button", class: "et-button et-square et-theme", on: { click: () => page.nextTheme() } });
    const help = h("button", { type: "button", class: "et-button et-square et-help-button", "aria-label": "Keys (?)", title: "Keys (?)", text: "?", on: { click: () => page.help() } });
    const node = h("div", { class: "et-toolbar", role: "group", "aria-label": "View" }, search.node, h("span", { class: "et-space-between" }), scales, groups, filters.node, zoom, link, theme, help);
    theme.hidden = page.options.panels.theme === false;
    help.hidden = page.options.panels.help === false;
    search.node.hidden = page.options.panels.search === false;
    link.hidden = !page.options.hash;

    function press(picture, title, run) {
      return h("button", { type: "button", class: "et-button et-square", "aria-label": title, title, on: { click: run } }, icon(picture));
    }

    function fill() {
      const choices = page.scales().map((scale) => {
        const input = h("input", { type: "radio", name: `et-scale-${serial}`, value: scale, class: "et-offscreen", on: { change: () => page.rescale(scale) } });
        return h("label", { class: "et-segment" }, input, h("span", { text: page.payload.scales[scale].label }));
      });
      scales.replaceChildren(scales.firstChild, ...choices);
      groups.replaceChildren(...page.groupings().map((value) => h("option", { value, text: GROUPS[value] })));
    }

    function update(changed) {
      const { state } = page;
      if (changed.has("payload")) fill();
      search.update();
      filters.update(changed);
      for (const input of scales.querySelectorAll("input")) input.checked = input.value === state.scale;
      groups.value = state.group;
      const [low, high] = state.range;
      for (const button of [farther, whole]) button.toggleAttribute("disabled", page.viewport.full());
      closer.toggleAttribute("disabled", high - low <= page.viewport.least() * 1.01);
      if (changed.has("theme") || changed.has("payload")) {
        theme.replaceChildren(icon(page.options.theme));
        theme.setAttribute("aria-label", THEMES[page.options.theme]);
        theme.title = `${THEMES[page.options.theme]} (T)`;
      }
    }

    function destroy() {
      search.destroy();
      filters.destroy();
    }

    return { node, update, focus: search.focus, destroy };
  }

  ET.toolbar = toolbar;
})((globalThis.EventTimeline ??= {}));
