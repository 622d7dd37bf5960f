// What is written over the chart: labels, which are also the options that keyboard and assistive technology meet, publications, clusters.
(function (ET) {
  "use strict";

  const { h, measure } = ET;
  const LABEL_MOST = 380; // pixels that a label takes when lanes are packed
  const LABEL_WHOLE = 680; // pixels up to which a headline is written whole where there is room

  /** `{fonts, forget, width, whole, write}` for a layer, an element as large as the plot. */
  function captions(page, layer, serial) {
    const holder = h("div", { class: "et-labels" });
    layer.append(holder);
    const options = new Map();
    let lengths = new Map();
    let texts = new Map();
    let extra = [];
    let font = null;
    let longest = LABEL_MOST;

    /** The fonts of labels and axis, for measuring. */
    function fonts() {
      if (!font) {
        const { fontFamily: family } = getComputedStyle(layer);
        font = { label: `400 12.5px ${family}`, tick: `400 11px ${family}`, published: `700 11px ${family}`, family };
      }
      return font;
    }

    /** Forgets what was measured; `width` of the plot from now on. */
    function forget(width) {
      lengths = new Map();
      texts = new Map();
      font = null;
      // Beside a point anywhere in the plot there is room for a label on one side.
      longest = Math.min(LABEL_MOST, Math.max(120, width / 2 - 20));
    }

    function length(event) {
      if (!lengths.has(event)) lengths.set(event, Math.ceil(measure(ET.line(event.headline), fonts().label)) + 1);
      return lengths.get(event);
    }

    /** How long a headline is as lanes are packed, and as it is where there is room. */
    const width = (event) => Math.min(longest, length(event));
    const whole = (event) => Math.min(LABEL_WHOLE, length(event));

    function words(event, room) {
      if (length(event) <= room) return ET.line(event.headline);
      const key = `${Math.floor(room)} ${event.id}`;
      if (!texts.has(key)) {
        if (texts.size > 5000) texts.clear();
        texts.set(key, ET.shortened(event.headline, (part) => measure(part, fonts().label) <= room));
      }
      return texts.get(key);
    }

    /** Writes the labels of `marks`; `names`: [{label, centre}], publications, below `height`; `clusters`: [{pixel, y, members}]. */
    function write(marks, { width: wide, height, row, active, names, clusters }) {
      const used = new Set();
      for (const mark of marks) {
        used.add(mark.event.id);
        arrange(optionFor(mark.event), mark, wide, row, active);
      }
      for (const [id, { node }] of options) {
        if (used.has(id)) continue;
        node.remove();
        options.delete(id);
      }
      for (const node of extra) node.remove();
      extra = [
        ...names.map(({ label, centre }) => h("span", { class: "et-published", "aria-hidden": "true", text: label, style: { left: `${centre}px`, top: `${height}px` } })),
        ...clusters.map(({ pixel, y, members }) => h("span", { class: "et-cluster", "aria-hidden": "true", text: members.length > 999 ? "1k+" : String(members.length), style: { left: `${pixel}px`, top: `${y}px` } })),
      ];
      holder.after(...extra);
      const option = active === null ? null : options.get(active);
      if (option) layer.setAttribute("aria-activedescendant", option.node.id);
      else layer.removeAttribute("aria-activedescendant");
      layer.setAttribute("aria-label", `Timeline with ${page.events.length} ${page.events.length === 1 ? "event" : "events"}`);
    }

    function optionFor(event) {
      let option = options.get(event.id);
      if (option && option.event === event) return option;
      option?.node.remove();
      const text = h("span", { class: "et-label", dir: "auto" });
      const place = page.index.position.get(event.id);
      const node = h("div", {
        class: "et-mark", role: "option", id: `et-mark-${serial}-${place}`, "aria-label": `${event.headline}, ${event.when}`,
        data: { id: event.id }, "aria-posinset": String(place + 1), "aria-setsize": String(page.index.events.length),
      }, text);
      holder.append(node);
      option = { event, node, text };
      options.set(event.id, option);
      return option;
    }

    function arrange({ node, text, event }, mark, wide, row, active) {
      const x0 = Math.max(0, Math.min(mark.x0, wide - 12));
      const x1 = Math.max(12, Math.min(mark.x1, wide));
      const tall = Math.min(24, row);
      node.style.transform = `translate(${Math.round(x0)}px, ${Math.round(mark.y - tall / 2)}px)`;
      node.style.width = `${Math.round(x1 - x0)}px`;
      node.style.height = `${tall}px`;
      node.dataset.side = mark.side;
      node.setAttribute("aria-selected", String(event.id === page.state.selected));
      node.classList.toggle("et-active", event.id === active);
      text.hidden = mark.side === "none";
      text.style.left = mark.side === "above" ? `${Math.round(mark.at - x0)}px` : "";
      const said = text.hidden ? "" : words(event, mark.room);
      if (text.textContent !== said) text.textContent = said;
    }

    return { fonts, forget, width, whole, length, write };
  }

  ET.captions = captions;
})((globalThis.EventTimeline ??= {}));
