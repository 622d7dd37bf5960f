// Zoom and pan: the range of the axis that is in view.
(function (ET) {
  "use strict";

  const EASE = 180; // milliseconds

  /** `{by, to, pan, reset, event, span}` for a page; ranges are numbers on the current scale, 0 to 1. */
  function viewport(page) {
    let frame = 0;

    function limited([low, high]) {
      const span = Math.min(1, Math.max(ET.ticks.narrowest(page.payload, page.state.scale), high - low));
      const from = Math.min(1 - span, Math.max(0, (low + high) / 2 - span / 2));
      return [from, from + span];
    }

    function to(range, { glide = true } = {}) {
      cancelAnimationFrame(frame);
      const target = limited(range);
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      if (!glide || calm) return page.set({ range: target });
      const from = page.state.range;
      const begun = performance.now();
      const step = (now) => {
        const t = Math.min(1, Math.max(0, (now - begun) / EASE));
        const eased = 1 - (1 - t) ** 3;
        page.set({ range: t === 1 ? target : [0, 1].map((side) => from[side] + (target[side] - from[side]) * eased) });
        if (t < 1) frame = requestAnimationFrame(step);
      };
      frame = requestAnimationFrame(step);
      return undefined;
    }

    /** Zooms by `factor` (2: twice as near) about the place `at` (0 left, 1 right of the view). */
    function by(factor, at = 0.5, options = {}) {
      const [low, high] = page.state.range;
      const centre = low + (high - low) * at;
      const least = ET.ticks.narrowest(page.payload, page.state.scale);
      const span = Math.min(1, Math.max(least, (high - low) / factor));
      let from = centre - span * at;
      from = Math.min(1 - span, Math.max(0, from));
      to([from, from + span], options);
    }

    /** Moves the view by a share of its width. */
    function pan(share, options = {}) {
      const [low, high] = page.state.range;
      const span = high - low;
      const from = Math.min(1 - span, Math.max(0, low + span * share));
      to([from, from + span], options);
    }

    /** Zooms to an event, with some room around it. */
    function event(id) {
      const found = page.index.byId.get(id);
      if (!found) return;
      const [a, b] = found.x[page.state.scale];
      const room = Math.max((b - a) * 0.6, (page.state.range[1] - page.state.range[0]) * 0.04, ET.ticks.narrowest(page.payload, page.state.scale));
      to([a - room, b + room]);
    }

    const reset = (options) => to([0, 1], options);
    const full = () => page.state.range[0] <= 1e-9 && page.state.range[1] >= 1 - 1e-9;
    return { by, to, pan, reset, event, full, limited, stop: () => cancelAnimationFrame(frame) };
  }

  ET.viewport = viewport;
})((globalThis.EventTimeline ??= {}));
