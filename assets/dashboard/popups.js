// What opens a menu or a dialog says so itself: Dash's components say it of the box around the button, where assistive technology does not look.
(function (D) {
  "use strict";

  const SAID = ["aria-haspopup", "aria-expanded", "aria-controls"];

  function carry(box) {
    const button = box.matches("div") ? box.querySelector("button") : null;
    if (!button) return;
    for (const name of SAID) {
      const value = box.getAttribute(name);
      if (value === null) continue;
      button.setAttribute(name, value);
      box.removeAttribute(name);
    }
  }

  D.carry = () => document.querySelectorAll("div[aria-haspopup]").forEach(carry);

  new MutationObserver((changes) => changes.forEach(({ target }) => carry(target))).observe(document.documentElement, { subtree: true, attributeFilter: SAID });

  // The list of articles is drawn anew with each tick, and what had the focus in it with it: without the focus, Escape closes nothing.
  const LIST = "#articles-list";
  const named = (part) => part.value || part.id;
  let focused = null; // the name of what has the focus in the list

  document.addEventListener("focusin", ({ target }) => (focused = target.closest(LIST) ? named(target) : null));
  document.addEventListener("pointerdown", ({ target }) => target.closest(LIST) || (focused = null));
  new MutationObserver(() => {
    if (focused === null || document.activeElement !== document.body) return;
    const again = [...document.querySelectorAll(`${LIST} :is(input, button)`)].find((part) => named(part) === focused);
    again?.focus({ preventScroll: true });
  }).observe(document.documentElement, { subtree: true, childList: true });
})((globalThis.Dashboard ??= {}));
