// Wheel, drag, pinch, double click and keys of the chart.
(function (ET) {
  "use strict";

  const STILL = 5; // pixels that a click may wander
  const PAUSE = 250; // milliseconds without wheel after which a wheel movement counts as a new one

  /** Wires the chart's layer; gives a function that unwires what hangs on the window. */
  function gestures(page, chart) {
    const { layer, scroller } = chart;
    const view = page.viewport;

    // A page that is being scrolled and meets the chart goes on scrolling: only a wheel movement that begins over the chart zooms.
    let last = 0;
    let ours = false;
    function before(event) {
      if (event.timeStamp - last > PAUSE) ours = layer.contains(event.target);
      last = event.timeStamp;
    }
    window.addEventListener("wheel", before, { capture: true, passive: true });

    layer.addEventListener(
      "wheel",
      (event) => {
        const lines = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
        const [dx, dy] = [event.deltaX * lines, event.deltaY * lines];
        if (!ours && !event.ctrlKey) return;
        if (event.altKey) return;
        const sideways = event.shiftKey ? dy || dx : Math.abs(dx) > Math.abs(dy) ? dx : 0;
        if (sideways) {
          if (view.full()) return;
          event.preventDefault();
          view.pan(sideways / chart.width, { glide: false });
        } else {
          if (view.full() && dy > 0) return;
          event.preventDefault();
          view.by(Math.exp(-Math.max(-240, Math.min(240, dy)) * (event.ctrlKey ? 0.01 : 0.0018)), chart.fractionAt(event.clientX), { glide: false });
        }
      },
      { passive: false },
    );

    const fingers = new Map();
    let start = null;
    let moved = false;

    layer.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      view.stop();
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (fingers.size === 1) moved = false;
      start = { range: page.state.range, top: scroller.scrollTop, fingers: [...fingers.values()].map((at) => ({ ...at })) };
      page.tooltip.hide();
    });

    layer.addEventListener("pointermove", (event) => {
      if (!fingers.has(event.pointerId)) return hover(event);
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const now = [...fingers.values()];
      if (now.length === 2 && start.fingers.length === 2) return pinch(now);
      const [dx, dy] = [now[0].x - start.fingers[0].x, now[0].y - start.fingers[0].y];
      if (!moved && Math.hypot(dx, dy) < STILL) return undefined;
      if (!moved) layer.setPointerCapture(event.pointerId);
      moved = true;
      layer.classList.add("et-dragging");
      const span = start.range[1] - start.range[0];
      const from = Math.min(1 - span, Math.max(0, start.range[0] - (dx / chart.width) * span));
      view.to([from, from + span], { glide: false });
      if (event.pointerType === "mouse") scroller.scrollTop = start.top - dy;
      return undefined;
    });

    function pinch([one, other]) {
      moved = true;
      const apart = (a, b) => Math.max(20, Math.abs(a.x - b.x));
      const factor = apart(one, other) / apart(...start.fingers);
      const span = start.range[1] - start.range[0];
      const at = chart.fractionAt((start.fingers[0].x + start.fingers[1].x) / 2);
      const now = chart.fractionAt((one.x + other.x) / 2);
      const next = Math.min(1, span / factor);
      const from = start.range[0] + at * span - now * next;
      view.to([from, from + next], { glide: false });
    }

    function release(event) {
      if (!fingers.delete(event.pointerId)) return;
      layer.classList.remove("et-dragging");
      if (event.type === "pointerup" && !moved && fingers.size === 0) click(event);
      start = { range: page.state.range, top: scroller.scrollTop, fingers: [...fingers.values()].map((at) => ({ ...at })) };
    }
    layer.addEventListener("pointerup", release);
    layer.addEventListener("pointercancel", release);
    layer.addEventListener("pointerleave", () => page.tooltip.hide());

    function find(event) {
      const box = layer.getBoundingClientRect();
      return chart.hit(event.clientX - box.left, event.clientY - box.top);
    }

    function click(event) {
      const found = find(event);
      if (found?.event) page.select(found.event.id);
      else if (found?.cluster) open(found.cluster);
      else if (event.detail < 2 && page.state.selected !== null) page.select(null);
    }

    function open({ members }) {
      const ends = members.flatMap((id) => page.index.byId.get(id).x[page.state.scale]);
      view.to([Math.min(...ends), Math.max(...ends)]);
    }

    layer.addEventListener("dblclick", (event) => {
      const found = find(event);
      if (found?.event) view.event(found.event.id);
      else if (!found) view.by(2, chart.fractionAt(event.clientX));
    });

    // A year, month or day below the chart.
    chart.stick.addEventListener("dblclick", (event) => {
      const tick = layer.contains(event.target) ? null : chart.tickAt(chart.fractionAt(event.clientX) * chart.width);
      if (!tick) return;
      const moment = Math.round(ET.calendar.places(page.payload.scales[page.state.scale].map).moment(tick.x));
      view.between(...ET.calendar.named(moment, tick.label));
    });

    function hover(event) {
      const found = find(event);
      layer.classList.toggle("et-over", Boolean(found));
      if (!found) return page.tooltip.hide();
      const box = layer.getBoundingClientRect();
      const about = found.cluster
        ? { lines: [`${found.cluster.members.length} events`, "Click to zoom in"], x: found.cluster.pixel, y: found.cluster.y }
        : { lines: [found.event.headline, found.event.when], x: event.clientX - box.left, y: found.mark.y };
      return page.tooltip.show({ left: box.left + about.x, right: box.left + about.x, top: box.top + about.y - 12, bottom: box.top + about.y + 12 }, about.lines);
    }

    layer.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey) return;
      const done = key(event);
      if (done !== false) event.preventDefault();
    });

    function key(event) {
      const events = page.events;
      const place = events.findIndex(({ id }) => id === chart.active);
      const walk = (to) => events.length > 0 && chart.activate(events[Math.max(0, Math.min(events.length - 1, to))].id);
      const shift = event.shiftKey;
      switch (event.key) {
        case "ArrowRight": return shift ? view.pan(0.2) : walk(place + 1);
        case "ArrowLeft": return shift ? view.pan(-0.2) : walk(place < 0 ? events.length - 1 : place - 1);
        case "ArrowDown": return walk(place + 1);
        case "ArrowUp": return walk(place < 0 ? events.length - 1 : place - 1);
        case "Home": return walk(0);
        case "End": return walk(events.length - 1);
        case "PageDown": return void (scroller.scrollTop += chart.height * 0.8);
        case "PageUp": return void (scroller.scrollTop -= chart.height * 0.8);
        case "+": case "=": return view.closer(anchor());
        case "-": case "_": return view.farther(anchor());
        case "0": return view.reset();
        case "z": case "Z": return chart.active === null ? undefined : view.event(chart.active);
        case "y": case "Y": return chart.active === null ? undefined : view.between(...yearOf(chart.active));
        case "c": case "C": return chart.active === null ? undefined : page.fold(page.groups.find((group) => group.events.some(({ id }) => id === chart.active))?.key ?? null);
        case "Enter": case " ": return chart.active === null ? walk(0) : page.select(chart.active);
        case "Escape": return leave();
        default: return false;
      }
    }

    // The year in which an event begins, or ends where it has no beginning.
    function yearOf(id) {
      const [start, end] = page.index.byId.get(id).sort;
      const { year } = ET.calendar.fields(start ?? end ?? 0);
      return [ET.calendar.instant(year), ET.calendar.instant(year + 1)];
    }

    // Keys zoom about the active event when it is in view.
    function anchor() {
      const [low, high] = page.state.range;
      const event = page.index.byId.get(chart.active);
      if (!event) return 0.5;
      const [a, b] = event.x[page.state.scale];
      const at = ((a + b) / 2 - low) / (high - low);
      return at >= 0 && at <= 1 ? at : 0.5;
    }

    function leave() {
      if (page.state.selected !== null) page.select(null);
      else if (chart.active !== null) chart.activate(null);
      else layer.blur();
    }

    layer.addEventListener("focus", () => {
      layer.classList.add("et-focused");
      if (chart.active === null && layer.matches(":focus-visible")) {
        const [low, high] = page.state.range;
        const first = page.events.find(({ x }) => x[page.state.scale][1] >= low && x[page.state.scale][0] <= high);
        if (first) chart.activate(page.state.selected ?? first.id);
      }
    });
    layer.addEventListener("blur", () => layer.classList.remove("et-focused"));

    return () => window.removeEventListener("wheel", before, { capture: true });
  }

  ET.gestures = gestures;
})((globalThis.EventTimeline ??= {}));
