// The legend: what each mark of the chart means, drawn as the chart draws it, and buttons that hide and show.
(function (ET) {
  "use strict";

  const { h } = ET;
  const LOOKS = [
    ["report", "kind:report", "report", "A statement or report, told by somebody"],
    ["context", "kind:context", "context", "What the article as a whole is about"],
    ["recurrence", "kind:recurrence", "comes round", "Beads on a string: what happens again and again, a bead a turn"],
    ["planned", "modality:planned", "planned", "Announced or due, not yet done"],
    ["possible", "modality:possible", "possible", "May happen or may have happened"],
    ["negated", "modality:negated", "denied", "Said not to have happened"],
  ];
  const EXACT = ["exact", "exact"];
  const SOLID = { kind: "event", modality: "asserted", ends: EXACT };
  const WIDE = 20;

  function legend(page) {
    const node = h("div", { class: "et-legend", role: "group", "aria-label": "Legend; buttons hide and show" });
    const buttons = new Map();

    const sample = (event, colour, point = false) => ET.swatch(event, colour, page.colours().card, point ? 13 : WIDE, point);

    function fill() {
      buttons.clear();
      const { events } = page.index;
      const { muted } = page.colours();
      const has = (test) => events.some(test);
      const present = page.payload.categories.filter(({ key }) => has((event) => event.category === key));
      const kinds = present.map((category) => toggle(`category:${category.key}`, category.label, `Hide or show: ${category.label}`, sample(SOLID, category[page.theme])));
      const looks = LOOKS.filter(([look]) => has((event) => ET.marks.look(event) === look)).map(([look, key, label, hint]) => {
        const [facet, value] = key.split(":");
        return toggle(key, label, hint, sample({ ...SOLID, [facet]: value }, muted));
      });
      const vague = (point) => has((event) => event.point === point && event.ends.includes("approximate"));
      const ends = [
        vague(true) || vague(false)
          ? still("approximate", "A faded end or a faint ring: about this time", ...(vague(false) ? [sample({ ...SOLID, ends: ["approximate", "exact"] }, muted)] : []), ...(vague(true) ? [sample({ ...SOLID, ends: ["approximate", "approximate"] }, muted, true)] : []))
          : null,
        has((event) => event.ends.includes("open")) ? still("open end", "An arrow: the article tells no end", sample({ ...SOLID, ends: ["exact", "open"] }, muted)) : null,
      ];
      node.replaceChildren(...kinds, ...looks, ...ends.filter(Boolean));
      node.hidden = events.length === 0;
    }

    const still = (label, hint, ...samples) => h("span", { class: "et-key", title: hint }, ...samples, label);

    function toggle(key, label, hint, picture) {
      const button = h("button", { type: "button", class: "et-key", title: hint, on: { click: () => page.toggle(key) } }, picture, label);
      buttons.set(key, button);
      return button;
    }

    function update(changed) {
      if (changed.has("payload") || changed.has("theme")) fill();
      for (const [key, button] of buttons) button.setAttribute("aria-pressed", String(!page.state.hidden.includes(key)));
    }

    return { node, update };
  }

  ET.legend = legend;
})((globalThis.EventTimeline ??= {}));
