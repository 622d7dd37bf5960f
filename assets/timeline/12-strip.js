// The overview strip: how many events lie where on the whole axis, and the range in view as a brush.
(function (ET) {
  "use strict";

  const { h, svg } = ET;
  const HEIGHT = 36;
  const BIN = 3; // pixels

  function strip(page) {
    const density = svg("path", { class: "et-density" });
    const lines = svg("g", { class: "et-strip-lines" });
    const picture = svg("svg", { class: "et-strip-picture", "aria-hidden": "true", preserveAspectRatio: "none" }, density, lines);
    const low = handle("low", "First time in view");
    const high = handle("high", "Last time in view");
    const brush = h("div", { class: "et-brush" }, low, high);
    const node = h("div", { class: "et-strip", role: "group", "aria-label": "Overview: the range in view" }, picture, brush);

    function handle(side, label) {
      return h("div", {
        class: `et-handle et-handle-${side}`, role: "slider", tabindex: "0", "aria-label": label, "aria-valuemin": "0", "aria-valuemax": "100",
        on: { keydown: (event) => key(event, side) },
      });
    }

    function key(event, side) {
      const [from, to] = page.state.range;
      const step = (to - from) * (event.shiftKey ? 0.25 : 0.05);
      const least = page.viewport.least();
      const way = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, PageDown: -5 * step, PageUp: 5 * step, Home: -1, End: 1 }[event.key];
      if (way === undefined) return;
      event.preventDefault();
      if (side === "low") page.set({ range: [Math.min(to - least, Math.max(0, from + way)), to] });
      else page.set({ range: [from, Math.max(from + least, Math.min(1, to + way))] });
    }

    // What lies under the pointer when a drag begins decides what it does: a handle moves an end, the brush the range, elsewhere a new range.
    let drag = null;
    const fraction = (event) => {
      const box = node.getBoundingClientRect();
      return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    };
    node.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      page.viewport.stop();
      node.setPointerCapture(event.pointerId);
      const at = fraction(event);
      const part = event.target === low ? "low" : event.target === high ? "high" : event.target === brush && !page.viewport.full() ? "range" : "new";
      drag = { part, at, range: page.state.range, moved: false };
      if (part !== "low" && part !== "high") event.preventDefault();
    });
    node.addEventListener("pointermove", (event) => {
      if (!drag) return;
      const at = fraction(event);
      if (Math.abs(at - drag.at) * node.clientWidth > 3) drag.moved = true;
      if (drag.moved) move(at);
    });
    function move(at) {
      const [from, to] = drag.range;
      const least = page.viewport.least();
      if (drag.part === "low") page.set({ range: [Math.min(at, to - least), to] });
      else if (drag.part === "high") page.set({ range: [from, Math.max(at, from + least)] });
      else if (drag.part === "range") page.viewport.pan((at - drag.at) / (to - from) - (page.state.range[0] - from) / (to - from), { glide: false });
      else page.viewport.to([Math.min(at, drag.at), Math.max(at, drag.at)], { glide: false });
    }
    function release() {
      if (drag && !drag.moved && drag.part === "new") {
        const half = (drag.range[1] - drag.range[0]) / 2;
        if (half < 0.5) page.viewport.to([drag.at - half, drag.at + half]);
      }
      drag = null;
    }
    node.addEventListener("pointerup", release);
    node.addEventListener("pointercancel", release);
    node.addEventListener("dblclick", () => page.viewport.reset());

    function drawDensity() {
      const width = Math.max(60, node.clientWidth);
      const bins = Math.ceil(width / BIN);
      const steps = new Float64Array(bins + 1);
      for (const event of page.events) {
        const [a, b] = event.x[page.state.scale];
        const first = Math.max(0, Math.min(bins - 1, Math.floor((a * width) / BIN)));
        const last = Math.max(first + 1, Math.min(bins, Math.ceil((b * width) / BIN)));
        steps[first] += 1;
        steps[last] -= 1;
      }
      const counts = [];
      let depth = 0;
      for (let bin = 0; bin < bins; bin++) counts.push((depth += steps[bin]));
      const most = Math.max(1, ...counts);
      // The root keeps single events visible beside crowds.
      const tall = (count) => (count ? Math.max(4, Math.sqrt(count / most) * (HEIGHT - 8)) : 0);
      const points = counts.map((count, bin) => `V${(HEIGHT - 2 - tall(count)).toFixed(1)}H${((bin + 1) * BIN).toFixed(1)}`);
      density.setAttribute("d", `M0,${HEIGHT - 2}${points.join("")}V${HEIGHT - 2}Z`);
      picture.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
      lines.replaceChildren(
        ...page.payload.publications.map((line) => {
          const x = line.x[page.state.scale] * width;
          return svg("line", { x1: x, x2: x, y1: 0, y2: HEIGHT });
        }),
      );
    }

    function drawBrush() {
      const [from, to] = page.state.range;
      brush.style.left = `${from * 100}%`;
      brush.style.width = `${(to - from) * 100}%`;
      brush.classList.toggle("et-brush-full", page.viewport.full());
      const { scale } = page.state;
      for (const [node, x] of [[low, from], [high, to]]) {
        node.setAttribute("aria-valuenow", String(Math.round(x * 100)));
        node.setAttribute("aria-valuetext", ET.ticks.spoken(page.payload, scale, x));
      }
    }

    function update(changed) {
      if (node.clientWidth && ["payload", "filter", "scale", "size"].some((name) => changed.has(name))) drawDensity();
      if (["payload", "filter", "scale", "range", "size"].some((name) => changed.has(name))) drawBrush();
    }

    return { node, update };
  }

  ET.strip = strip;
})((globalThis.EventTimeline ??= {}));
