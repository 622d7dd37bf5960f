// What lies over the page for a moment: the tooltip and the list of keys.
(function (ET) {
  "use strict";

  const { h } = ET;
  const KEYS = [
    ["/", "search; ↓ and Enter choose a result"],
    ["← →", "in the chart: previous and next event in time"],
    ["Home End", "first and last event"],
    ["Enter", "select the event"],
    ["Esc", "deselect, then leave the chart"],
    ["+ − 0", "zoom in, out, show everything"],
    ["Z", "in the chart: zoom to the event"],
    ["Y", "in the chart: zoom to its year"],
    ["C", "fold or unfold its group"],
    ["Shift + ← →", "pan"],
    ["Page Up, Page Down", "scroll the lanes"],
    ["G", "groups: none, by category, by article"],
    ["S", "next scale"],
    ["L", "copy a link to this view"],
    ["T", "light, dark, as the system"],
    ["?", "this list"],
  ];
  const POINTER = [
    ["Wheel", "zoom at the pointer; with Shift, pan"],
    ["Drag", "pan"],
    ["Double click", "zoom to an event, or to a year below the chart; elsewhere, zoom in"],
    ["Pinch", "zoom"],
  ];

  function tooltip(root) {
    const node = h("div", { class: "et-tooltip", role: "tooltip", hidden: true });
    root.append(node);

    /** Shows lines of text beside a box (viewport pixels); the first line is strong, `code` follows it. */
    function show(box, [first, ...others], code = null) {
      node.replaceChildren(
        h("div", {}, h("strong", { dir: "auto", text: first }), code ? " " : "", code ? h("code", { text: code }) : ""),
        ...others.filter(Boolean).map((text) => h("div", { dir: "auto", text })),
      );
      node.hidden = false;
      const { width, height } = node.getBoundingClientRect();
      const left = Math.max(8, Math.min(innerWidth - width - 8, (box.left + box.right) / 2 - width / 2));
      const top = box.top - height - 6 >= 4 ? box.top - height - 6 : box.bottom + 6;
      node.style.left = `${left}px`;
      node.style.top = `${top}px`;
    }

    return { show, hide: () => (node.hidden = true) };
  }

  function help(root, keys) {
    const list = (entries) => h("dl", {}, ...entries.flatMap(([keys, what]) => [h("dt", {}, h("kbd", { text: keys })), h("dd", { text: what })]));
    const box = h("input", { type: "checkbox", on: { change: () => ET.switchKeys(box.checked) } });
    const node = h("dialog", { class: "et-help", "aria-label": "Keys" },
      // The focus is not on the switch at its end, to which a long list would be scrolled.
      h("h2", { text: "Keys", tabindex: "-1", autofocus: "" }), list([...KEYS, ...keys]), h("h2", { text: "With the pointer" }), list(POINTER),
      h("label", { class: "et-check et-keys-switch" }, box, h("span", { text: "Single keys work anywhere on the page" })),
      h("form", { method: "dialog" }, h("button", { class: "et-button", text: "Close" })));
    root.append(node);
    node.addEventListener("click", (event) => event.target === node && node.close());
    return () => {
      box.checked = ET.keysOn();
      if (node.open) node.close();
      else node.showModal();
    };
  }

  Object.assign(ET, { tooltip, help });
})((globalThis.EventTimeline ??= {}));
