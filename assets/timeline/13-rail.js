// The vertical timeline of narrow screens: dates on a rail at the left, headlines beside it.
(function (ET) {
  "use strict";

  const { h } = ET;
  const CHUNK = 300;

  function rail(page) {
    const list = h("ol", { class: "et-rail-list" });
    const more = h("button", { class: "et-button et-more", type: "button", on: { click: () => { limit += CHUNK; fill(); } } });
    const empty = h("div", { class: "et-empty", hidden: true });
    const node = h("div", { class: "et-rail" }, list, more, empty);
    const items = new Map();
    let limit = CHUNK;

    function fill() {
      items.clear();
      const lines = page.payload.publications.map((line) => ({ x: line.x[page.state.scale], line }));
      const children = [];
      const chosen = page.groups.flatMap(({ events }) => events).findIndex(({ id }) => id === page.state.selected);
      limit = Math.max(limit, chosen + 1);
      for (const { event, group } of page.groups.flatMap(headed).slice(0, limit)) {
        if (group) children.push(head(group));
        // Among groups a publication has no single place.
        while (!grouped() && lines.length && lines[0].x < event.x[page.state.scale][0]) children.push(published(lines.shift().line));
        children.push(item(event));
      }
      if (!grouped() && page.events.length <= limit) for (const { line } of lines) children.push(published(line));
      list.replaceChildren(...(page.events.length ? children : []));
      more.hidden = page.events.length <= limit;
      more.textContent = `Show ${Math.min(CHUNK, page.events.length - limit)} more of ${page.events.length}`;
      empty.hidden = page.events.length > 0;
      if (!empty.hidden) empty.replaceChildren(...page.emptiness());
      mark();
    }

    const grouped = () => page.state.group !== "none";
    const headed = (group) => group.events.map((event, place) => ({ event, group: place === 0 && group.key !== null ? group : null }));
    const head = ({ label, events, colour }) => h("li", { class: "et-rail-head" },
      colour ? h("span", { class: "et-swatch", style: { "--et-colour": colour[page.theme] } }) : null, h("span", { dir: "auto", text: label }), h("span", { class: "et-muted", text: String(events.length) }));

    function published({ words }) {
      return h("li", { class: "et-rail-published" }, h("span", { class: "et-rail-when" }), h("span", { class: "et-rail-dot" }), h("span", { class: "et-rail-what", text: `Published ${words}` }));
    }

    function item(event) {
      const category = page.index.category(event);
      const button = h(
        "button",
        { type: "button", class: "et-rail-button", "aria-expanded": "false", on: { click: () => page.select(page.state.selected === event.id ? null : event.id) } },
        h("span", { class: "et-rail-when", text: event.when_short }),
        h("span", { class: `et-rail-dot et-look-${ET.marks.look(event)}`, style: { "--et-colour": category[page.theme] } }),
        h("span", { class: "et-rail-what", dir: "auto", text: event.headline }),
      );
      const entry = h("li", { data: { id: event.id } }, button);
      items.set(event.id, { entry, button });
      return entry;
    }

    function mark() {
      for (const [id, { entry, button }] of items) {
        const on = id === page.state.selected;
        entry.classList.toggle("et-on", on);
        button.setAttribute("aria-expanded", String(on));
      }
    }

    function update(changed) {
      if (node.hidden) return;
      if (["payload", "filter", "group", "theme", "narrow"].some((name) => changed.has(name)) || (changed.has("selected") && page.state.selected !== null && !items.has(page.state.selected))) fill();
      else if (changed.has("selected")) mark();
    }

    return { node, update, slot: () => items.get(page.state.selected)?.entry ?? null };
  }

  ET.rail = rail;
})((globalThis.EventTimeline ??= {}));
