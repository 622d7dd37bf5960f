// Zoom and pan: the range of the axis that is in view.
(function (ET) {
  "use strict";

  const EASE = 180; // milliseconds
  const ROOM = 0.6; // of its length is left free at either side of what is zoomed to
  const STEP = 1.6; // how much nearer a button or a key brings the view

  /** `{by, closer, farther, to, pan, reset, event, between, nearest, least …}` for a page; ranges are numbers on the current scale, 0 to 1. */
  function viewport(page) {
    let frame = 0;

    /** How narrow a view may be about `centre`. */
    const least = (centre = (page.state.range[0] + page.state.range[1]) / 2) => Math.min(1, ET.ticks.narrowest(page.payload, page.state.scale, centre));

    function limited([low, high]) {
      const span = Math.min(1, Math.max(least((low + high) / 2), high - low));
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
      const span = Math.min(1, Math.max(least(centre), (high - low) / factor));
      let from = centre - span * at;
      from = Math.min(1 - span, Math.max(0, from));
      to([from, from + span], options);
    }

    /** One step nearer or farther, about the place `at`. */
    const closer = (at) => by(STEP, at);
    const farther = (at) => by(1 / STEP, at);

    /** Moves the view by a share of its width. */
    function pan(share, options = {}) {
      const [low, high] = page.state.range;
      const span = high - low;
      const from = Math.min(1 - span, Math.max(0, low + span * share));
      to([from, from + span], options);
    }

    /** Zooms to an event, with some room around it: of a day, its week is seen. */
    function event(id) {
      const found = page.index.byId.get(id);
      if (!found) return;
      const [a, b] = found.x[page.state.scale];
      const [start, end] = found.sort;
      if (!found.point) return void to([a - (b - a) * ROOM, b + (b - a) * ROOM]);
      const { at } = ET.calendar.places(page.payload.scales[page.state.scale].map);
      to([at(start - Math.max(end - start, 1) * 3), at(end + Math.max(end - start, 1) * 3)]);
    }

    /** Zooms to what lies between two instants, with a little room around it. */
    function between(from, until) {
      const { at } = ET.calendar.places(page.payload.scales[page.state.scale].map);
      const [a, b] = [at(from), at(until)];
      to([a - (b - a) * 0.04, b + (b - a) * 0.04]);
    }

    /** Pans to the event nearest to what is in view. */
    function nearest() {
      const [low, high] = page.state.range;
      const away = ({ x }) => Math.max(x[page.state.scale][0] - high, low - x[page.state.scale][1]);
      const found = page.events.reduce((best, other) => (best === null || away(other) < away(best) ? other : best), null);
      if (!found) return;
      const [a, b] = found.x[page.state.scale];
      const half = (high - low) / 2;
      // What is longer than the view is met at its nearer end.
      const centre = b - a < 2 * half ? (a + b) / 2 : a > high ? a + half * 0.8 : b - half * 0.8;
      to([centre - half, centre + half]);
    }

    const reset = (options) => to([0, 1], options);
    const full = () => page.state.range[0] <= 1e-9 && page.state.range[1] >= 1 - 1e-9;
    return { by, closer, farther, to, pan, reset, event, between, nearest, least, full, limited, stop: () => cancelAnimationFrame(frame) };
  }

  ET.viewport = viewport;
})((globalThis.EventTimeline ??= {}));
