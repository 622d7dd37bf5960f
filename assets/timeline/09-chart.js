// The chart: Plotly draws grid, axis and marks (until it has loaded, ET.sketch); a layer over it holds labels and is what keyboard and assistive technology meet.
(function (ET) {
  "use strict";

  const { h, measure } = ET;
  const SIDE = 18; // pixels left and right of the plot
  const TOP = 10;
  const FOOT = 30; // the axis
  const LEAST = 90; // pixels that rows take, however few
  const MORE = 28; // pixels below the rows for the words that there are more
  const NAMED_MOST = 400; // labels and options made as elements; with more marks only the active and the selected one

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
    const heads = ET.heads(page);
    const stick = h("div", { class: "et-stick" }, plot, layer, heads.node);
    const space = h("div", { class: "et-space" }, stick);
    const scroller = h("div", { class: "et-scroller", tabindex: "-1" }, space);
    const empty = h("div", { class: "et-empty", hidden: true });
    const node = h("div", { class: "et-chart" }, keys, scroller, heads.foot, heads.hint, empty);

    const self = { node, layer, stick, scroller, drawn: [], clusters: [], ticks: [], active: null, width: 0, height: 0, over: 0, row: 0, pending: false };
    const captions = ET.captions(page, layer, serial);
    let arrangement = null;
    let shown = { bands: [], place: new Map(), tops: [], heights: [], total: 0 }; // the rows in the picture
    let steady = { situation: "", groups: null, height: 0, row: 0 };
    let wanted = null; // the event to scroll to once rows are laid
    let ready = false;

    const pixel = (x) => ((x - page.state.range[0]) / (page.state.range[1] - page.state.range[0])) * self.width;

    /** Lays rows: which there are, which labels fit beside their marks, and so how high each row is. Gives the marks in view, without y. */
    function place() {
      const wide = Math.max(80, scroller.clientWidth - 2 * SIDE);
      if (wide !== self.width) captions.forget(wide);
      self.width = wide;
      const { scale, range } = page.state;
      arrangement = arrange({
        groups: page.groups, scale, range, width: wide, labelWidth: captions.width, folded: page.folded,
        whole: page.groups.length === 1 && page.groups[0].key === null && page.events.length === page.index.usual.length && !page.state.shown.length,
      });
      const rows = ET.occupied(arrangement, page.events, scale, range);
      const bands = rows.map((row) => ({ ...arrangement.bands[row], row }));
      const at = new Map(rows.map((row, order) => [row, order]));
      const labelled = rows.some((row) => arrangement.named.has(row)) || !bands.some(({ kind }) => kind === "lane");
      const marks = inView(at);
      // With what the host shows above, the axis is seen without scrolling.
      const most = Math.max(300, Math.min(620, Math.round(innerHeight * 0.62) - page.options.above()));
      const tall = new Set(marks.filter(({ side }) => side === "above").map(({ lane }) => lane));
      // Zooming and panning neither stretch the rows nor move what stands below the chart.
      const situation = [scale, scroller.offsetWidth, most, labelled, ...page.folded].join();
      if (situation !== steady.situation || steady.groups !== page.groups) {
        steady = { situation, groups: page.groups, height: 0, row: ET.bands.lane(arrangement.bands, labelled, most) };
      }
      self.row = steady.row;
      shown = { bands, place: at, ...ET.bands.heights(bands, tall, self.row) };
      self.over = shown.total > most ? MORE : 0;
      steady.height = Math.max(steady.height, ET.bands.viewOf(shown, most, LEAST) + TOP + self.over);
      self.height = steady.height;
      scroller.style.overflowY = self.over ? "scroll" : "hidden";
      stick.style.height = `${self.height + FOOT}px`;
      scroller.style.maxHeight = stick.style.height;
      space.style.height = `${Math.max(shown.total + TOP + self.over, self.height) + FOOT}px`;
      for (const over of [layer, heads.node]) over.style.inset = `0 ${SIDE}px ${FOOT}px ${SIDE}px`;
      return marks;
    }

    // Marks whose row and place on the axis are in the picture, with the sides of their labels.
    function inView(at) {
      const { scale, range } = page.state;
      const slack = 0.02 * (range[1] - range[0]);
      const marks = [];
      let named = 0;
      for (const event of page.events) {
        const [a, b] = event.x[scale];
        const row = arrangement.rows.get(event.id);
        if (b < range[0] - slack || a > range[1] + slack || row < 0 || arrangement.hidden.has(event.id)) continue;
        const mark = { event, lane: at.get(row), named: arrangement.named.has(row), ...ET.marks.extent(event, scale, range, self.width) };
        if (mark.lane === undefined || mark.x1 < 0 || mark.x0 > self.width) continue;
        if (mark.named) named += 1;
        marks.push(mark);
      }
      const some = named <= NAMED_MOST * 3 ? marks.filter((mark) => mark.named) : [];
      const lines = page.payload.publications.map((line) => pixel(line.x[scale]));
      const found = ET.lanes.label(some.map((mark) => ({ ...mark, label: captions.width(mark.event), whole: captions.whole(mark.event) })), self.width, { lines });
      some.forEach((mark, order) => Object.assign(mark, found[order]));
      return marks.map((mark) => ({ side: "none", room: 0, at: 0, ...mark }));
    }

    const top = (band) => TOP + shown.tops[band] - scroller.scrollTop;
    const middle = (band) => top(band) + shown.heights[band] / 2;

    /** Where everything stands now. */
    function project(marks) {
      const visible = (y) => y > -self.row && y < self.height - self.over * 0.7;
      // Below a label that stands above it, a bar moves down.
      self.drawn = marks.map((mark) => ({ ...mark, y: middle(mark.lane) + (mark.side === "above" ? 6 : 0) })).filter(({ y }) => visible(y));
      self.clusters = arrangement.clusters
        .filter(({ row }) => shown.place.has(row))
        .map(({ x, members, row }) => ({ members, y: middle(shown.place.get(row)), pixel: pixel(x) }))
        .filter(({ pixel: at, y }) => at > -20 && at < self.width + 20 && visible(y));
      const first = page.state.range[0];
      const none = marks.length === 0 && !arrangement.clusters.some(({ x }) => x >= first && x <= page.state.range[1]);
      heads.empty(none && page.events.length ? page.state.range : null);
      heads.rows(self.over ? ET.bands.below(shown, scroller.scrollTop + self.height - TOP - self.over) : 0);
      heads.write(shown.bands.map((band, order) => ({ ...band, y: middle(order) })).filter(({ kind, y }) => kind === "head" && y > 8 && visible(y)));
    }

    /** Draws anew, at once. */
    function draw() {
      if (!node.isConnected || node.hidden) return;
      let marks = place();
      // A scroll bar takes some of the width.
      if (scroller.clientWidth - 2 * SIDE !== self.width) marks = place();
      if (wanted !== null) scrollTo(wanted);
      wanted = null;
      project(marks);
      const colours = page.colours();
      const { range, scale, selected } = page.state;
      const paper = ET.marks.sheet();
      const height = Math.min(12, self.row - 5);
      const shades = ET.marks.shades(self.drawn.filter(({ event }) => event.ends.includes("approximate")).map(({ event }) => page.index.category(event).key));
      const axis = ET.calendar.places(page.payload.scales[scale].map);
      const places = { pixel: (moment) => pixel(axis.at(moment)), moment: (x) => axis.moment(range[0] + (x / self.width) * (range[1] - range[0])) };
      for (const mark of self.drawn) {
        const category = page.index.category(mark.event);
        const paint = { colour: category[page.theme], ground: colours.card, width: self.width, shades, places };
        ET.marks.draw(paper, mark.event, mark, mark.y, height, paint);
        if (mark.event.id === selected) ring(paper, mark, height, colours.ink);
      }
      for (const { pixel: at, y, members } of self.clusters) {
        const fill = members.includes(selected) ? colours.ink : colours.muted;
        paper.add({ fill, opacity: 0.85 }, ET.marks.box(at - 12, at + 12, y, 14, 6));
      }
      const { lines, names } = ET.axis.publications(page.payload, scale, range, self.width, SIDE, (text) => measure(text, captions.fonts().published));
      self.ticks = ET.ticks.fit(page.payload.scales[scale], range, self.width, (text) => measure(text, captions.fonts().tick), names);
      const layout = ET.axis.frame(self.ticks, range, { width: self.width, height: self.height, side: SIDE, foot: FOOT, family: captions.fonts().family, colours });
      layout.shapes = [...ET.axis.upright(lines, colours.accent), ...paper.shapes(range[0])];
      if (!globalThis.Plotly) plot.replaceChildren(ET.sketch(layout));
      else {
        if (!ready) plot.replaceChildren();
        Plotly[ready ? "react" : "newPlot"](plot, [{ type: "scatter", x: [null], y: [null], hoverinfo: "skip" }], ET.axis.worded(layout), { staticPlot: true, displayModeBar: false });
        ready = true;
      }
      const chosen = (mark) => mark.event.id === self.active || mark.event.id === selected;
      const named = self.drawn.filter((mark) => mark.named || chosen(mark));
      captions.write(named.length <= NAMED_MOST ? named : named.filter(chosen), {
        width: self.width, height: self.height, row: self.row, active: self.active, clusters: self.clusters, names,
      });
    }

    function ring(paper, mark, height, ink) {
      if (mark.point) paper.add({ stroke: ink, width: 2.5 }, ET.marks.disc((mark.x0 + mark.x1) / 2, mark.y, Math.min(6, height / 2) + 2));
      else paper.add({ stroke: ink, width: 2 }, ET.marks.box(Math.max(mark.x0, -9) - 3, Math.min(mark.x1, self.width + 9) + 3, mark.y, height + 6, 6));
    }

    /** The mark, label or cluster at a point of the layer (pixels), or null; targets are at least 24 pixels tall where rows allow. */
    function hit(x, y) {
      const reach = Math.min(12, self.row / 2);
      let best = null;
      for (const mark of self.drawn) {
        const above = mark.side === "above" ? 14 : 0;
        if (y < mark.y - reach - above || y > mark.y + reach) continue;
        const long = Math.min(mark.room, mark.side === "none" ? 0 : captions.length(mark.event));
        const from = mark.side === "left" ? mark.x0 - ET.lanes.GAP - long : mark.x0;
        const to = mark.side === "right" ? mark.x1 + ET.lanes.GAP + long : mark.x1;
        const away = Math.max(from - x, x - to, 0);
        if (away <= 6 && (best === null || away < best.away)) best = { event: mark.event, away, mark };
      }
      if (best) return best;
      const cluster = self.clusters.find(({ pixel: at, y: centre }) => Math.abs(x - at) <= 13 && Math.abs(y - centre) <= reach + 2);
      return cluster ? { cluster } : null;
    }

    /** The tick whose words lie below the layer at `x` pixels of it, or null. */
    const tickAt = (x) => self.ticks.find((tick) => Math.abs(tick.pixel - x) <= measure(tick.label, captions.fonts().tick) / 2 + 6) ?? null;

    /** Makes an event the one the keyboard is on, and brings it into view. */
    function activate(id) {
      self.active = id;
      if (id !== null) show(id);
      schedule();
    }

    /** Pans and scrolls as little as needed to bring an event into view. */
    function show(id) {
      const event = page.index.byId.get(id);
      if (!event) return;
      wanted = id;
      const [low, high] = page.state.range;
      const [a, b] = event.x[page.state.scale];
      if (a >= low && b <= high) return;
      const span = high - low;
      if (b >= low && a <= high && b - a >= span) return;
      const from = Math.min(1 - span, Math.max(0, (a + b) / 2 - span / 2));
      page.set({ range: [from, from + span] });
    }

    function scrollTo(id) {
      const band = shown.place.get(arrangement.rows.get(id));
      if (band === undefined) return;
      const [from, to] = [shown.tops[band], shown.tops[band] + shown.heights[band]];
      if (from < scroller.scrollTop) scroller.scrollTop = from;
      else if (to > scroller.scrollTop + self.height - TOP - self.over) scroller.scrollTop = to - self.height + TOP + self.over;
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
        heads.forget();
      }
      if (changed.has("payload") || changed.has("filter")) {
        const none = page.events.length === 0;
        scroller.hidden = none;
        empty.hidden = !none;
        if (none) {
          empty.replaceChildren(...page.emptiness());
          heads.rows(0);
          heads.empty(null);
        }
        if (self.active !== null && !page.events.some(({ id }) => id === self.active)) self.active = null;
      }
      if (changed.has("selected") && page.state.selected !== null) {
        self.active = page.state.selected;
        show(page.state.selected);
      }
      if (["payload", "filter", "scale", "range", "group", "selected", "theme", "size"].some((name) => changed.has(name))) schedule();
    }

    scroller.addEventListener("scroll", schedule, { passive: true });
    Object.assign(self, {
      draw, schedule, update, hit, tickAt, activate, show,
      scroll: (share) => (scroller.scrollTop += self.height * share),
      destroy: () => globalThis.Plotly?.purge(plot),
      fractionAt: (clientX) => (clientX - layer.getBoundingClientRect().left) / self.width,
    });
    return self;
  }

  ET.chart = chart;
})((globalThis.EventTimeline ??= {}));
