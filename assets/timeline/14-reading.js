// What stands below an expression of the article that tells no event, once it is clicked: its reading, and what can be made of it.
(function (ET) {
  "use strict";

  const { h, icon } = ET;
  const GAP = 6; // pixels between the expression and the card

  function reading(page) {
    const node = h("div", { class: "et-card et-reading-card", role: "dialog", tabindex: "-1", hidden: true });
    let home = null; // the expression that it is about

    function show(mark, document_, at) {
      const { start, end, when, edtf, why } = document_.expressions[at];
      const words = ET.line(ET.codePoints(document_.text).slice(start, end));
      const close = h("button", { type: "button", class: "et-button et-plain", "aria-label": "Close", title: "Close (Esc)", on: { click: () => hide(true) } }, icon("close"));
      node.setAttribute("aria-label", `“${words}”`);
      node.replaceChildren(
        h("div", { class: "et-details-head" }, h("p", {}, h("strong", { text: when ?? "No date" }), edtf ? " " : "", edtf ? h("code", { class: "et-edtf", text: edtf }) : ""), close),
        h("p", { class: "et-reading-why", dir: "auto", text: why }),
        h("p", { class: "et-muted", text: when ? "No event was made of it." : "What has no date is not drawn." }),
        ...ET.hand.maker(page, document_, at, words, Boolean(when)),
      );
      node.hidden = false;
      page.tooltip.hide();
      home = mark;
      place();
      (node.querySelector(".et-make") ?? close).focus({ preventScroll: true });
      ET.reveal(node, node.parentNode);
    }

    function place() {
      const scroller = node.parentNode;
      const boxes = home.getClientRects();
      node.style.top = `${boxes[boxes.length - 1].bottom - scroller.getBoundingClientRect().top + scroller.scrollTop + GAP}px`;
    }

    /** `back`: whether the expression gets the focus again. */
    function hide(back = false) {
      if (home === null) return;
      const mark = home;
      home = null;
      node.hidden = true;
      if (back) mark.focus({ preventScroll: true });
    }

    node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      hide(true);
    });
    node.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !node.contains(relatedTarget) && hide());
    new ResizeObserver(() => home && place()).observe(node);

    return { node, show, hide, isOf: (mark) => home === mark };
  }

  ET.reading = reading;
})((globalThis.EventTimeline ??= {}));
