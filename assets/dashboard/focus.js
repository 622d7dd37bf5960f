// What had the focus may be gone: a notice with its button, a dialog, whatever opened it. The focus then goes to the event that is selected,
// else to the chart: at the page itself, Tab would begin anew at its top.
(function (D) {
  "use strict";

  const WAIT = 400; // milliseconds: dialogs, menus and lists that are drawn anew give the focus back themselves
  let last = null; // what had the focus
  let waiting = 0;

  const isLost = () => document.activeElement === document.body && last !== null && !last.isConnected;
  const shown = (selector) => [...document.querySelectorAll(selector)].find((node) => node.checkVisibility({ visibilityProperty: true }));

  document.addEventListener("focusin", ({ target }) => (last = target));
  new MutationObserver(() => {
    if (!isLost()) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!isLost()) return;
      (shown(".et-details:not(.et-details-none)") ?? shown(".et-layer") ?? document.getElementById("canvas")).focus({ preventScroll: true });
    }, WAIT);
  }).observe(document.documentElement, { subtree: true, childList: true });
})((globalThis.Dashboard ??= {}));
