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
})((globalThis.Dashboard ??= {}));
