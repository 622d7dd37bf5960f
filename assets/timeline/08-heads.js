// What stands over the chart beside the labels: the heads of groups, how many rows follow below, and that a view is empty.
(function (ET) {
  "use strict";

  const { h, icon } = ET;

  /** `{node, write, foot, rows, hint}` for a page. */
  function heads(page) {
    const node = h("div", { class: "et-heads" });
    const foot = h("button", { type: "button", class: "et-below", tabindex: "-1", hidden: true, on: { click: () => page.parts.chart.scroll(0.8) } });
    const words = h("p");
    const nearest = h("button", { type: "button", class: "et-button", text: "Go to the nearest event", on: { click: () => page.viewport.nearest() } });
    const all = h("button", { type: "button", class: "et-button", text: "Show everything", on: { click: () => page.viewport.reset() } });
    const hint = h("div", { class: "et-void", hidden: true }, words, h("div", { class: "et-void-buttons" }, nearest, all));
    let made = new Map();

    /** Writes the heads of `bands`: [{group, folded, y}], y of their middle. */
    function write(bands) {
      const kept = new Map();
      for (const { group, folded, y } of bands) {
        const head = made.get(group) ?? create(group);
        head.style.transform = `translateY(${Math.round(y)}px) translateY(-50%)`;
        head.setAttribute("aria-expanded", String(!folded));
        kept.set(group, head);
      }
      for (const [group, head] of made) if (!kept.has(group)) head.remove();
      made = kept;
    }

    function create(group) {
      const swatch = group.colour ? h("span", { class: "et-swatch", style: { "--et-colour": group.colour[page.theme] } }) : null;
      const head = h("button", { type: "button", class: "et-head", tabindex: "-1", title: "Fold or unfold this group (C)", on: { click: () => page.fold(group.key) } },
        icon("down"), swatch, h("span", { class: "et-head-label", dir: "auto", text: group.label }), h("span", { class: "et-head-count", text: String(group.events.length) }));
      node.append(head);
      return head;
    }

    /** Says that `count` rows follow below; none: 0. */
    function rows(count) {
      foot.hidden = count === 0;
      const text = `${count} more ${count === 1 ? "row" : "rows"}`;
      if (foot.textContent !== text) foot.replaceChildren(icon("down"), text);
    }

    /** Says that no event lies in `range`, or nothing: null. */
    function empty(range) {
      hint.hidden = range === null;
      const text = range === null ? "" : `No event in view: ${ET.ticks.shownIn(page.payload, page.state.scale, range)}.`;
      if (words.textContent === text) return;
      words.textContent = text;
      if (text) page.say(text);
    }

    return { node, foot, hint, write, rows, empty, forget: () => { for (const head of made.values()) head.remove(); made = new Map(); } };
  }

  ET.heads = heads;
})((globalThis.EventTimeline ??= {}));
