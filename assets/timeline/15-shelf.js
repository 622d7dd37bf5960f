// A row of tabs that may be wider than its place: it scrolls, and buttons at its ends say so.
(function (ET) {
  "use strict";

  const { h, icon } = ET;

  /** An element around `tabs`, with `show()`, which brings the selected tab into view. */
  function shelf(tabs) {
    const button = (way, picture, label) => h("button", {
      type: "button", class: `et-button et-plain et-shelf-${picture}`, tabindex: "-1", "aria-hidden": "true", title: label,
      on: { click: () => tabs.scrollBy({ left: way * tabs.clientWidth * 0.7, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" }) },
    }, icon("down"));
    const [before, after] = [button(-1, "before", "Tabs before"), button(1, "after", "More tabs")];
    const node = h("div", { class: "et-shelf" }, before, tabs, after);

    function mark() {
      const room = tabs.scrollWidth - tabs.clientWidth;
      node.classList.toggle("et-more-before", tabs.scrollLeft > 2);
      node.classList.toggle("et-more-after", tabs.scrollLeft < room - 2);
    }

    function show() {
      const chosen = tabs.querySelector("[aria-selected=true]");
      if (chosen) tabs.scrollLeft = chosen.offsetLeft - (tabs.clientWidth - chosen.offsetWidth) / 2;
      mark();
    }

    tabs.addEventListener("scroll", mark, { passive: true });
    new ResizeObserver(show).observe(tabs);
    return Object.assign(node, { show });
  }

  ET.shelf = shelf;
})((globalThis.EventTimeline ??= {}));
