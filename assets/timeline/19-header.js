// The title with the publication date and where it was found, warnings, and the legend, which explains marks and filters by them.
(function (ET) {
  "use strict";

  const { h } = ET;
  const LOOKS = [
    ["report", "kind:report", "report", "A statement or report, told by somebody"],
    ["context", "kind:context", "context", "What the article as a whole is about"],
    ["planned", "modality:planned", "planned", "Announced or due, not yet done"],
    ["possible", "modality:possible", "possible", "May happen or may have happened"],
    ["negated", "modality:negated", "denied", "Said not to have happened"],
  ];
  const ENDS = [["approximate", "approximate", "A faded end: about this time"], ["open", "open end", "An arrow: the article tells no end"]];

  function header(page) {
    const title = h("h1", { class: "et-title", dir: "auto" });
    const published = h("p", { class: "et-published-line" });
    const warnings = h("ul", { class: "et-warnings" });
    const node = h("header", { class: "et-header" }, title, published, warnings);

    function update(changed) {
      if (!changed.has("payload")) return;
      const { documents } = page.payload;
      title.textContent = page.payload.title;
      const [only] = documents;
      const words = documents.length === 1 ? page.published(only) : span(documents);
      const link = documents.length === 1 && /^https?:\/\//i.test(only.url ?? "") ? h("a", { href: only.url, rel: "noopener noreferrer", target: "_blank", text: "open the article" }) : null;
      const changes = page.actions("header").map(({ name, label, title: hint }) => h("button", { type: "button", class: "et-link", title: hint, text: label, on: { click: () => page.act(name, { document: only?.id ?? null }) } }));
      published.replaceChildren(words, ...[link, ...changes].filter(Boolean).flatMap((part) => [" · ", part]));
      const sentences = documents.flatMap((entry) => entry.warnings.map((text) => (documents.length > 1 ? `\u2068${entry.title || entry.id}\u2069: ${text}` : text)));
      warnings.hidden = sentences.length === 0;
      warnings.replaceChildren(...sentences.slice(0, 5).map((text) => h("li", { dir: "ltr", text })), ...(sentences.length > 5 ? [h("li", { text: `and ${sentences.length - 5} more` })] : []));
    }

    function span(documents) {
      const dated = documents.filter((entry) => entry.published).sort((one, other) => (one.published < other.published ? -1 : 1));
      if (!dated.length) return documents.length ? "No publication dates were found." : "";
      const [first, last] = [dated[0].published_words, dated[dated.length - 1].published_words];
      const missing = documents.length - dated.length;
      return `Published ${first === last ? first : `${first} to ${last}`}${missing ? ` · ${missing} without a date` : ""}`;
    }

    return { node, update };
  }

  function legend(page) {
    const node = h("div", { class: "et-legend", role: "group", "aria-label": "Legend; buttons hide and show" });
    const buttons = new Map();

    function fill() {
      buttons.clear();
      const { events } = page.index;
      const has = (test) => events.some(test);
      const present = page.payload.categories.filter(({ key }) => has((event) => event.category === key));
      const children = present.map((category) => toggle(`category:${category.key}`, category.label, "solid", category[page.theme], `Hide or show: ${category.label}`));
      const others = LOOKS.filter(([look]) => has((event) => ET.marks.look(event) === look)).map(([look, key, label, hint]) => toggle(key, label, look, null, hint));
      const ends = ENDS.filter(([end]) => has((event) => event.ends.includes(end))).map(([end, label, hint]) =>
        h("span", { class: "et-key", title: hint }, h("span", { class: `et-swatch et-end-${end}` }), label));
      node.replaceChildren(...children, ...others, ...ends);
      node.hidden = events.length === 0;
    }

    function toggle(key, label, look, colour, hint) {
      const button = h("button", { type: "button", class: "et-key", title: hint, on: { click: () => page.toggle(key) } },
        h("span", { class: `et-swatch et-look-${look}`, style: colour ? { "--et-colour": colour } : {} }), label);
      buttons.set(key, button);
      return button;
    }

    function update(changed) {
      if (changed.has("payload") || changed.has("theme")) fill();
      for (const [key, button] of buttons) button.setAttribute("aria-pressed", String(!page.state.hidden.includes(key)));
    }

    return { node, update };
  }

  Object.assign(ET, { header, legend });
})((globalThis.EventTimeline ??= {}));
