// The chart: Plotly draws grid, axis and marks (until it has loaded, ET.sketch); a layer over it holds labels and is what keyboard and assistive technology meet.
(function (ET) {
  "use strict";

  const { h, measure } = ET;
  const SIDE = 18; // pixels left and right of the plot
  const TOP = 10;
  const FOOT = 30; // the axis
  const NAMED_MOST = 400; // labels and options made as elements; with more marks only the active and the selected one
  const ROWS = { tallest: 38, lowest: 26, dense: 15 };

  let number = 0;

  /** `page`: the mounted module (see mount). Gives {node, update(changed), draw, activate, zoom …}. */
  function chart(page) {
    const serial = ++number;
    const arrange = ET.arranger();
    const plot = h("div", { class: "et-plot", "aria-hidden": "true" });
    const layer = h("div", {
      class: "et-layer", role: "listbox", tabindex: "0", "aria-describedby": `et-keys-${serial}`,
    });
    const keys = h("span", { class: "et-offscreen", id: `et-keys-${serial}`, text: "Arrow keys walk through the events, Enter selects, plus and minus zoom, question mark lists all keys." });
    const stick = h("div", { class: "et-stick" }, plot, layer);
    const space = h("div", { class: "et-space" }, stick);
    const scroller = h("div", { class: "et-scroller", tabindex: "-1" }, space);
    const empty = h("div", { class: "et-empty", hidden: true });
    const node = h("div", { class: "et-chart" }, keys, scroller, empty);

    const self = { node, layer, scroller, drawn: [], active: null, width: 0, height: 0, total: 0, pending: false };
    const captions = ET.captions(page, layer, serial);
    let arrangement = null;
    let ready = false;

    function place() {
      const wide = Math.max(80, scroller.clientWidth - 2 * SIDE);
      if (wide !== self.width) captions.forget(wide);
      self.width = wide;
      const events = page.events;
      arrangement = arrange({
        events, scale: page.state.scale, range: page.state.range, width: self.width, // Room for the bold face, so that selecting moves nothing.
        labelWidth: captions.bold,
        whole: events.length === page.index.usual.length && !page.state.shown.length,
      });
      const most = Math.max(300, Math.min(620, Math.round(innerHeight * 0.62)));
      const rows = Math.max(1, arrangement.count);
      const row = arrangement.labelled ? Math.min(ROWS.tallest, Math.max(ROWS.lowest, Math.floor((most - TOP) / rows))) : ROWS.dense;
      self.row = row;
      self.total = Math.max(rows * row, 90);
      self.height = Math.min(self.total, most) + TOP;
      scroller.style.overflowY = self.total > most ? "scroll" : "hidden";
      stick.style.height = `${self.height + FOOT}px`;
      scroller.style.maxHeight = stick.style.height;
      space.style.height = `${self.total + TOP + FOOT}px`;
      layer.style.inset = `0 ${SIDE}px ${FOOT}px ${SIDE}px`;
    }

    /** Where each event in view stands now. */
    function project() {
      const { scale, range } = page.state;
      const drawn = [];
      const visible = (y) => y > -self.row && y < self.height + self.row;
      for (const event of page.events) {
        const [a, b] = event.x[scale];
        const lane = arrangement.rows.get(event.id);
        if (lane === undefined || lane < 0 || b < range[0] - 0.02 * (range[1] - range[0]) || a > range[1] + 0.02 * (range[1] - range[0])) continue;
        const y = TOP + (lane + 0.5) * self.row - scroller.scrollTop;
        const mark = { event, lane, y, ...ET.marks.extent(event, scale, range, self.width) };
        if (visible(y) && mark.x1 >= 0 && mark.x0 <= self.width) drawn.push(mark);
      }
      const named = arrangement.labelled && drawn.length <= NAMED_MOST;
      const marks = drawn.map((mark) => ({ ...mark, label: named ? captions.width(mark.event) : 0 }));
      const lines = page.payload.publications.map((line) => ((line.x[scale] - range[0]) / (range[1] - range[0])) * self.width);
      const found = named ? ET.lanes.label(marks, self.width, { tall: self.row >= 34, lines }) : [];
      self.drawn = marks.map((mark, at) => ({ ...mark, side: "none", ...found[at] })).map((mark) => ({ ...mark, whole: named && captions.whole(mark.event, mark.room) }));
      const y = TOP + (arrangement.count - 0.5) * self.row - scroller.scrollTop;
      self.clusters = arrangement.clusters
        .map(({ x, members }) => ({ members, y, pixel: ((x - range[0]) / (range[1] - range[0])) * self.width }))
        .filter(({ pixel }) => pixel > -20 && pixel < self.width + 20);
    }

    /** Draws anew, at once. */
    function draw() {
      if (!node.isConnected || node.hidden) return;
      place();
      // A scroll bar takes some of the width.
      if (scroller.clientWidth - 2 * SIDE !== self.width) place();
      project();
      const colours = page.colours();
      const { range, scale, selected } = page.state;
      const paper = ET.marks.sheet();
      const height = Math.min(12, self.row - 5);
      const shades = ET.marks.shades(self.drawn.filter(({ event }) => event.ends.includes("approximate")).map(({ event }) => page.index.category(event).key));
      for (const mark of self.drawn) {
        const category = page.index.category(mark.event);
        const paint = { colour: category[page.theme], ground: colours.card, width: self.width, shades };
        ET.marks.draw(paper, mark.event, mark, mark.y, height, paint);
        if (mark.event.id === selected) ring(paper, mark, height, colours.ink);
      }
      for (const { pixel, y, members } of self.clusters) {
        const fill = members.includes(selected) ? colours.ink : colours.muted;
        paper.add({ fill, opacity: 0.85 }, ET.marks.box(pixel - 12, pixel + 12, y, self.row - 2, 6));
      }
      const lines = publications(range, scale);
      const ticks = ET.ticks.fit(page.payload.scales[scale].ticks, range, self.width, (text) => measure(text, captions.fonts().tick), lines.filter(({ from }) => from !== undefined));
      page.ticks = ticks;
      const layout = frame(ticks, range, colours);
      layout.shapes = [
        ...lines.map(({ x }) => ({ type: "line", xref: "x", yref: "paper", x0: x, x1: x, y0: 0, y1: 1, layer: "below", line: { color: colours.accent, width: 1.5 } })),
        ...paper.shapes(range[0]),
      ];
      if (!globalThis.Plotly) plot.replaceChildren(ET.sketch(layout));
      else {
        if (!ready) plot.replaceChildren();
        Plotly[ready ? "react" : "newPlot"](plot, [{ type: "scatter", x: [null], y: [null], hoverinfo: "skip" }], worded(layout), { staticPlot: true, displayModeBar: false });
        ready = true;
      }
      const chosen = (mark) => mark.event.id === self.active || mark.event.id === selected;
      captions.write(arrangement.labelled && self.drawn.length <= NAMED_MOST ? self.drawn : self.drawn.filter(chosen), {
        width: self.width, row: self.row, active: self.active, clusters: self.clusters,
        names: lines.filter(({ centre }) => centre !== undefined).map((line) => ({ ...line, top: self.height })),
      });
    }

    function ring(paper, mark, height, ink) {
      if (mark.point) paper.add({ stroke: ink, width: 2.5 }, ET.marks.disc((mark.x0 + mark.x1) / 2, mark.y, Math.min(6, height / 2) + 2));
      else paper.add({ stroke: ink, width: 2 }, ET.marks.box(Math.max(mark.x0, -9) - 3, Math.min(mark.x1, self.width + 9) + 3, mark.y, height + 6, 6));
    }

    function frame(ticks, range, colours) {
      return {
        width: self.width + 2 * SIDE,
        height: self.height + FOOT,
        margin: { l: SIDE, r: SIDE, t: 0, b: FOOT, pad: 0 },
        paper_bgcolor: "rgba(0,0,0,0)",
        plot_bgcolor: "rgba(0,0,0,0)",
        font: { family: captions.fonts().family, size: 11, color: colours.muted },
        showlegend: false,
        hovermode: false,
        dragmode: false,
        xaxis: {
          type: "linear", range: [...range], fixedrange: true, zeroline: false, showline: false, tickmode: "array", tickangle: 0, automargin: false,
          tickvals: ticks.map(({ x }) => x), ticktext: ticks.map(({ label }) => label), gridcolor: colours.line, gridwidth: 1, ticklen: 6, tickcolor: "rgba(0,0,0,0)",
        },
        yaxis: { type: "linear", range: [0, 1], fixedrange: true, visible: false },
      };
    }

    // Plotly reads a few tags in its texts; ours have none.
    const plain = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const worded = (layout) => ({ ...layout, xaxis: { ...layout.xaxis, ticktext: layout.xaxis.ticktext.map(plain) } });

    function publications(range, scale) {
      const lines = page.payload.publications
        .map((line) => ({ x: line.x[scale], label: line.label, rank: line.rank?.[scale] ?? null }))
        .filter(({ x }) => x >= range[0] && x <= range[1]);
      let last = -Infinity;
      const most = ET.ticks.rankAt(range, self.width);
      return lines
        .sort((one, other) => one.x - other.x)
        .map((line) => {
          const pixel = ((line.x - range[0]) / (range[1] - range[0])) * self.width;
          const half = measure(line.label, captions.fonts().published) / 2;
          const centre = Math.min(self.width + SIDE - half - 2, Math.max(half + 2 - SIDE, pixel));
          if (line.rank === null || line.rank > most || centre - half < last + 10) return { ...line, pixel };
          last = centre + half;
          return { ...line, pixel, centre, from: centre - half, to: centre + half };
        });
    }

    /** The mark, label or cluster at a point of the layer (pixels), or null; targets are at least 24 pixels tall where rows allow. */
    function hit(x, y) {
      const reach = Math.min(12, self.row / 2);
      let best = null;
      for (const mark of self.drawn) {
        const above = mark.side === "above" ? 12 : 0;
        if (y < mark.y - reach - above || y > mark.y + reach) continue;
        const long = mark.whole ? measure(mark.event.headline, captions.fonts().label) : mark.label;
        const from = mark.side === "left" ? mark.x0 - ET.lanes.GAP - long : mark.x0;
        const to = mark.side === "right" ? mark.x1 + ET.lanes.GAP + long : mark.x1;
        const away = Math.max(from - x, x - to, 0);
        if (away <= 6 && (best === null || away < best.away)) best = { event: mark.event, away, mark };
      }
      if (best) return best;
      const cluster = self.clusters.find(({ pixel, y: middle }) => Math.abs(x - pixel) <= 13 && Math.abs(y - middle) <= reach);
      return cluster ? { cluster } : null;
    }

    /** Makes an event the one the keyboard is on, and brings it into view. */
    function activate(id) {
      self.active = id;
      if (id !== null) show(id);
      schedule();
    }

    /** Pans and scrolls as little as needed to bring an event into view. */
    function show(id) {
      const event = page.index.byId.get(id);
      if (!event || !arrangement) return;
      const [low, high] = page.state.range;
      const [a, b] = event.x[page.state.scale];
      const span = high - low;
      if (a < low || b > high) {
        const middle = (a + b) / 2;
        if (b < low || a > high || b - a < span) {
          const from = Math.min(1 - span, Math.max(0, middle - span / 2));
          page.set({ range: [from, from + span] });
        }
      }
      const lane = arrangement.rows.get(id);
      if (lane === undefined) return;
      const top = (lane < 0 ? arrangement.count - 1 : lane) * self.row;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (top + self.row > scroller.scrollTop + self.height - TOP) scroller.scrollTop = top + self.row - self.height + TOP;
    }

    function schedule() {
      if (self.pending) return;
      self.pending = true;
      requestAnimationFrame(() => {
        self.pending = false;
        draw();
      });
    }

    function update(changed) {
      if (["payload", "theme", "size"].some((name) => changed.has(name))) {
        captions.forget(self.width);
      }
      if (changed.has("payload") || changed.has("filter")) {
        const none = page.events.length === 0;
        scroller.hidden = none;
        empty.hidden = !none;
        if (none) empty.replaceChildren(...page.emptiness());
        if (self.active !== null && !page.events.some(({ id }) => id === self.active)) self.active = null;
      }
      if (changed.has("selected") && page.state.selected !== null) {
        self.active = page.state.selected;
        if (arrangement) show(page.state.selected);
      }
      if (["payload", "filter", "scale", "range", "selected", "theme", "size"].some((name) => changed.has(name))) schedule();
    }

    scroller.addEventListener("scroll", schedule, { passive: true });
    Object.assign(self, {
      draw, schedule, update, hit, activate, show,
      destroy: () => globalThis.Plotly?.purge(plot),
      fractionAt: (clientX) => (clientX - layer.getBoundingClientRect().left) / self.width,
    });
    return self;
  }

  ET.chart = chart;
})((globalThis.EventTimeline ??= {}));
