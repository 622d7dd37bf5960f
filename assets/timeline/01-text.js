// Text and elements. Whatever an article says is inserted as text nodes only, so nothing in it can become markup.
(function (ET) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  /** An element. `properties`: class, text, on {event: listener}, data {key: value}, style {name: value}; anything else is an attribute. */
  function h(tag, properties = {}, ...children) {
    return fill(document.createElement(tag), properties, children);
  }

  /** The same for SVG. */
  function svg(tag, properties = {}, ...children) {
    return fill(document.createElementNS(SVG, tag), properties, children);
  }

  function fill(node, properties, children) {
    for (const [name, value] of Object.entries(properties)) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "class") node.setAttribute("class", value);
      else if (name === "text") node.textContent = ordered(value);
      else if (name === "on") for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
      else if (name === "data") Object.assign(node.dataset, value);
      else if (name === "style") for (const [key, entry] of Object.entries(value)) node.style.setProperty(key, entry);
      else node.setAttribute(name, value === true ? "" : value);
    }
    for (const child of children.flat()) if (child !== null && child !== undefined && child !== false) node.append(child);
    return node;
  }

  /** Without the characters that turn the order of all that follows round, each of which becomes one of no width: places are counted. */
  function ordered(text) {
    return String(text).replace(/[\u202d\u202e]/g, "\u200b");
  }

  const ICONS = {
    plus: "M8 3v10M3 8h10",
    minus: "M3 8h10",
    fit: "M6 2.5H2.5V6M10 2.5h3.5V6M6 13.5H2.5V10M10 13.5h3.5V10",
    search: "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.5 10.5 14 14",
    filter: "M2 4h12M4.5 8h7M7 12h2",
    close: "M4 4l8 8M12 4l-8 8",
    link: "M6.5 9.5l3-3M7 5l1.5-1.5a2.5 2.5 0 0 1 4 4L11 9M9 11l-1.5 1.5a2.5 2.5 0 0 1-4-4L5 7",
    quote: "M3 11V8a3 3 0 0 1 3-3M9 11V8a3 3 0 0 1 3-3M3 8h3v3H3zM9 8h3v3H9z",
    auto: "M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11",
    light: "M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6M8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1",
    dark: "M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z",
    down: "M4 6l4 4 4-4",
  };

  /** A 16-pixel line icon, hidden from assistive technology. */
  function icon(name) {
    return svg("svg", { class: "et-icon", viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));
  }

  /**
   * The text by code points: spans count those, JavaScript strings count UTF-16 units.
   * `at(position)` is the index in the string; `slice(start, end)` the characters between.
   */
  function codePoints(text) {
    const wide = [];
    let point = 0;
    for (let unit = 0; unit < text.length; point++) {
      if (text.codePointAt(unit) > 0xffff) {
        wide.push(point);
        unit += 2;
      } else unit += 1;
    }
    function at(position) {
      let low = 0;
      let high = wide.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (wide[middle] < position) low = middle + 1;
        else high = middle;
      }
      return position + low;
    }
    return { length: point, at, slice: (start, end) => text.slice(at(start), at(end)) };
  }

  const widths = new Map();
  let brush = null;

  /** The width of `text` in pixels in the CSS `font`. */
  function measure(text, font) {
    const key = font + "\n" + text;
    let width = widths.get(key);
    if (width === undefined) {
      brush ??= document.createElement("canvas").getContext("2d");
      brush.font = font;
      width = brush.measureText(text).width;
      if (widths.size > 20000) widths.clear();
      widths.set(key, width);
    }
    return width;
  }

  /** `text` on one line. */
  const line = (text) => ordered(text).replace(/\s+/g, " ").trim();

  /** What stands between quotation marks: on one line, and without the comma or dash at its end that tied it to its sentence. */
  const quoted = (text) => line(text).replace(/[\s,;:–—-]+$/, "");

  /** `text` on one line, cut with an ellipsis to the longest part that `fits`, between words where that loses little. */
  function shortened(text, fits) {
    const whole = line(text);
    if (fits(whole)) return whole;
    const points = Array.from(whole);
    let [low, high] = [0, points.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (fits(points.slice(0, middle).join("") + "…")) low = middle;
      else high = middle - 1;
    }
    const space = points.lastIndexOf(" ", low);
    return points.slice(0, space > (low * 2) / 3 ? space : low).join("").replace(/[ ,;:–-]+$/, "") + "…";
  }

  /** Lower case without accents, so that a search for "poincare" finds "Poincaré". */
  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  /** Copies `text`; pages opened from disk may not have the clipboard interface, so there is an older way too. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = h("textarea", { class: "et-offscreen", "aria-hidden": "true" });
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  }

  /** Scrolls `node` into sight inside `scroller` only, never the page. */
  function reveal(node, scroller, top = 0) {
    const inner = node.getBoundingClientRect();
    const outer = scroller.getBoundingClientRect();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const behavior = calm ? "auto" : "smooth";
    const room = Math.max(0, (outer.height - top - inner.height) / 3);
    if (inner.top < outer.top + top + 4) scroller.scrollTo({ top: scroller.scrollTop + inner.top - outer.top - top - room, behavior });
    else if (inner.bottom > outer.bottom - 4) scroller.scrollTo({ top: scroller.scrollTop + inner.bottom - outer.bottom + room, behavior });
  }

  Object.assign(ET, { h, svg, icon, ordered, codePoints, measure, line, quoted, shortened, fold, copy, reveal });
})((globalThis.EventTimeline ??= {}));
