// What had the focus may be gone: a notice with its button, a dialog, whatever opened it. The focus then goes to the event that is selected,
// else to the chart: at the page itself, Tab would begin anew at its top.
(function (D) {
  "use strict";

  const WAIT = 400; // milliseconds: dialogs, menus and lists that are drawn anew give the focus back themselves
  const SLOW = 2000; // milliseconds that a dialog may take to open
  let last = null; // what had the focus
  let waiting = 0;

  // What is drawn anew or moved loses it, too. Who clicks beside everything, or leaves with Escape, has given it away.
  const isLost = () => document.activeElement === document.body && last !== null;
  const shown = (selector) => [...document.querySelectorAll(selector)].find((node) => node.checkVisibility({ visibilityProperty: true }));

  /** Gives the focus to a part of a dialog as soon as it is seen there, and again when the dialog has given it to its first button. */
  D.focusWhenShown = (id) => {
    const begun = performance.now();
    let since = null; // it is seen
    let over = false;
    for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, () => (over = true), { once: true, capture: true });
    function look(now) {
      const part = document.getElementById(id);
      if (part?.checkVisibility()) {
        since ??= now;
        const { activeElement: has } = document;
        if (has.matches(".mantine-Modal-close") || !part.closest("[role=dialog]").contains(has)) part.focus();
      }
      if (!over && now < (since === null ? begun + SLOW : since + WAIT)) requestAnimationFrame(look);
    }
    requestAnimationFrame(look);
  };

  document.addEventListener("focusin", ({ target }) => (last = target));
  document.addEventListener("pointerdown", () => (last = null), { capture: true });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && (last = null), { capture: true });
  new MutationObserver(() => {
    if (!isLost()) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!isLost()) return;
      (shown(".et-details:not(.et-details-none)") ?? shown(".et-layer") ?? shown(".et-rail button") ?? document.getElementById("canvas")).focus({ preventScroll: true });
    }, WAIT);
  }).observe(document.documentElement, { subtree: true, childList: true });
})((globalThis.Dashboard ??= {}));
