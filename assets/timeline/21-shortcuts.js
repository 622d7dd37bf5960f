// Keys that work anywhere on the page, unless somebody has switched them off, and what the page says aloud.
(function (ET) {
  "use strict";

  const { h } = ET;
  const KEPT = "event-timeline-keys"; // under which a browser remembers that single keys are off
  const SEEN = 2600; // milliseconds that a notice stays

  /** Whether single keys work; pages opened from disk may have nowhere to remember it, then it lasts as long as the page. */
  let on = true;
  try {
    on = localStorage.getItem(KEPT) !== "off";
  } catch {
    on = true;
  }

  function switchKeys(wanted) {
    on = wanted;
    try {
      localStorage.setItem(KEPT, wanted ? "on" : "off");
    } catch {
      on = wanted;
    }
  }

  const next = (values, value) => values[(values.indexOf(value) + 1) % values.length];

  /** The listener for keys of the whole page. */
  function shortcuts(page) {
    const { panels } = page.options;
    const keys = {
      "/": () => page.parts.toolbar && panels.search !== false && page.parts.toolbar.focus(),
      "?": () => panels.help !== false && page.help(),
      g: () => page.set({ group: next(page.groupings(), page.state.group) }),
      s: () => page.rescale(next(page.scales(), page.state.scale)),
      l: () => page.options.hash && page.copyLink(),
      t: () => panels.theme !== false && page.nextTheme(),
      "+": () => page.viewport.closer(),
      "=": () => page.viewport.closer(),
      "-": () => page.viewport.farther(),
      0: () => page.viewport.reset(),
    };
    return (event) => {
      const busy = event.target instanceof Element && event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog, [role=dialog]");
      if (!on || busy || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const run = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (run && run() !== false) event.preventDefault();
    };
  }

  /** `say(text, {seen})`: told to assistive technology, and shown for a moment if `seen`. */
  function saying(live, root) {
    const notice = h("div", { class: "et-notice", "aria-hidden": "true", hidden: true });
    root.append(notice);
    let waiting = 0;
    return {
      say(text, { seen = false } = {}) {
        live.textContent = text;
        if (!seen) return;
        notice.textContent = text;
        notice.hidden = false;
        clearTimeout(waiting);
        waiting = setTimeout(() => (notice.hidden = true), SEEN);
      },
    };
  }

  Object.assign(ET, { shortcuts, saying, keysOn: () => on, switchKeys });
})((globalThis.EventTimeline ??= {}));
