// What is written over the chart: labels, which are also the options that keyboard and assistive technology meet, publications, clusters.
(function (ET) {
  "use strict";

  const { h, measure } = ET;
  const LABEL_MOST = 380; // pixels that a label takes when lanes are packed
  const LABEL_WHOLE = 680; // pixels up to which a headline is written whole where there is room

  /** `{fonts, forget, width, bold, whole, write}` for a layer, an element as large as the plot. */
  function captions(page, layer, serial) {
    const holder = h("div", { class: "et-labels" });
    layer.append(holder);
    const options = new Map();
    let texts = new Map();
    let extra = [];
    let font = null;
    let longest = LABEL_MOST;

    /** The fonts of labels and axis, for measuring. */
    function fonts() {
      if (!font) {
        const { fontFamily: family } = getComputedStyle(layer);
        font = { label: `400 12.5px ${family}`, bold: `700 12.5px ${family}`, tick: `400 11px ${family}`, published: `700 11px ${family}`, family };
      }
      return font;
    }

    /** Forgets what was measured; `width` of the plot from now on. */
    function forget(width) {
      texts = new Map();
      font = null;
      // Beside a point anywhere in the plot there is room for a label on one side.
      longest = Math.min(LABEL_MOST, Math.max(120, width / 2 - 20));
    }

    function short(event) {
      if (!texts.has(event)) texts.set(event, ET.shortened(event.headline, (part) => measure(part, fonts().bold) <= longest));
      return texts.get(event);
    }

    const bold = (event) => Math.ceil(measure(short(event), fonts().bold)) + 1;
    const width = (event) => (event.id === page.state.selected ? bold(event) : Math.ceil(measure(short(event), fonts().label)) + 1);

    /** Whether the whole headline, even in bold, fits into `room` pixels. */
    function whole(event, room) {
      return room > longest && measure(event.headline, fonts().bold) + 1 <= Math.min(room, LABEL_WHOLE) && !/[\n\r\t]/.test(event.headline);
    }

    /** Writes the labels of `marks`; `names`: [{label, centre, top}], publications; `clusters`: [{pixel, y, members}]. */
    function write(marks, { width: wide, row, active, names, clusters }) {
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
        ...names.map(({ label, centre, top }) => h("span", { class: "et-published", text: label, style: { left: `${centre}px`, top: `${top}px` } })),
        ...clusters.map(({ pixel, y, members }) => h("span", { class: "et-cluster", text: members.length > 999 ? "1k+" : String(members.length), style: { left: `${pixel}px`, top: `${y}px` } })),
      ];
      layer.append(...extra);
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
      text.style.left = mark.side === "above" ? `${Math.round(ET.lanes.aboveAt(mark, wide) - x0)}px` : "";
      const words = mark.whole ? event.headline : short(event);
      if (text.textContent !== words) text.textContent = words;
    }

    return { fonts, forget, width, bold, whole, write };
  }

  ET.captions = captions;
})((globalThis.EventTimeline ??= {}));
