// Marks as SVG paths in pixels, gathered by style: however many events there are, Plotly gets a few dozen shapes.
(function (ET) {
  "use strict";

  const RADIUS = 6; // of a point
  const LEAST = 12; // pixels; a shorter interval is drawn as a point
  const SHADES = [12, 48]; // fewest and most shades of a faded end: many look like one gradient, but each is a shape for every colour
  const SHAPES = 130; // that fading may cost
  const HEAD = 7; // length of an arrow's head
  const BEAD = 3.5; // radius of a turn of what comes round
  const SMALL = 2.2; // that of each of three where there is no room for a string
  const PLACED = 4000; // turns that are placed one by one; more are a texture
  const APART = 9; // pixels between two of them, at least
  const THIN = 1 / 3; // of its height is left of a bar that tells context, and of a point two thirds

  /** How an event looks beside its colour: "solid", "report", "planned", "possible", "negated", "context" or "recurrence". */
  function look(event) {
    if (event.kind === "recurrence") return event.kind;
    if (event.modality !== "asserted") return event.modality;
    return event.kind === "event" ? "solid" : event.kind;
  }

  /** Where an event's mark stands: {x0, x1, point} in pixels from the left of the plot. */
  function extent(event, scale, range, width) {
    const [a, b] = event.x[scale];
    const pixel = (x) => ((x - range[0]) / (range[1] - range[0])) * width;
    const [x0, x1] = [pixel(a), pixel(b)];
    if (x1 - x0 >= LEAST) return { x0, x1, point: false };
    const centre = (x0 + x1) / 2;
    return { x0: centre - RADIUS, x1: centre + RADIUS, point: true };
  }

  /** The instants at which the turns of what comes round begin, from one instant to another, `most` at most; empty where the text does not say when. */
  function turns({ recurrence, sort: [begin, end] }, from, to, most = Infinity) {
    const { first, step, moments } = recurrence.turns;
    const [low, high] = [Math.max(from, begin ?? -Infinity), Math.min(to, end ?? Infinity)];
    if (!step) return moments.filter((moment) => moment >= low && moment < high);
    const found = [];
    for (let moment = first + Math.max(0, Math.ceil((low - first) / step)) * step; moment < high && found.length <= most; moment += step) found.push(moment);
    return found;
  }

  /**
   * Where the beads of what comes round stand between x0 and x1, in pixels: one for each turn, but none that would touch the one before.
   * `places`: {moment(pixel), pixel(moment)}. Where the text does not tell the turns, or there are too many to place, beads are a texture.
   */
  function beads(event, x0, x1, places) {
    const found = [];
    const { step, moments } = event.recurrence.turns;
    const seen = turns(event, places.moment(x0), places.moment(x1), PLACED);
    if (seen.length <= PLACED && (step || moments.length)) {
      for (const moment of seen) {
        const x = places.pixel(moment);
        if (!found.length || x - found[found.length - 1] >= APART) found.push(x);
      }
      return found;
    }
    for (let x = x0 + APART / 2; x < x1; x += APART) found.push(x);
    return found;
  }

  /** How many shades faded ends get, given the categories of the events that have one. */
  function shades(categories) {
    return Math.max(SHADES[0], Math.min(SHADES[1], Math.round(SHAPES / Math.max(1, new Set(categories).size))));
  }

  /** A sheet that collects paths by style. */
  function sheet() {
    const groups = new Map();
    function add(style, path) {
      const key = JSON.stringify(style);
      const group = groups.get(key);
      if (group) group.paths.push(path);
      else groups.set(key, { style, paths: [path] });
    }
    /** Shapes in pixels from the plot's upper left corner, cut off at its edges; `left` is the number there on the x axis. */
    function shapes(left) {
      return [...groups.values()].map(({ style, paths }) => ({
        type: "path",
        path: paths.join(""),
        xref: "x",
        yref: "y",
        xsizemode: "pixel",
        ysizemode: "pixel",
        xanchor: left,
        yanchor: 1,
        fillcolor: style.fill ?? "rgba(0,0,0,0)",
        opacity: style.opacity ?? 1,
        line: { color: style.stroke ?? "rgba(0,0,0,0)", width: style.stroke ? style.width ?? 2 : 0, dash: style.dash ?? "solid" },
      }));
    }
    return { add, shapes };
  }

  const n = (value) => String(Math.round(value * 10) / 10);
  const up = (value) => n(-value); // Plotly counts a shape's pixels upwards

  /** A rectangle, its left and its right corners rounded by `left` and `right`; `y`, its middle, down from the top of the plot. */
  function box(x0, x1, y, height, left, right = left) {
    const top = y - height / 2;
    const bottom = y + height / 2;
    const most = Math.min((x1 - x0) / 2, height / 2);
    const [l, r] = [Math.min(left, most), Math.min(right, most)];
    const end = r < 0.5 ? `H${n(x1)}V${up(bottom)}` : `H${n(x1 - r)}Q${n(x1)},${up(top)},${n(x1)},${up(top + r)}V${up(bottom - r)}Q${n(x1)},${up(bottom)},${n(x1 - r)},${up(bottom)}`;
    const start = l < 0.5 ? `H${n(x0)}Z` : `H${n(x0 + l)}Q${n(x0)},${up(bottom)},${n(x0)},${up(bottom - l)}V${up(top + l)}Q${n(x0)},${up(top)},${n(x0 + l)},${up(top)}Z`;
    return `M${n(l < 0.5 ? x0 : x0 + l)},${up(top)}${end}${start}`;
  }

  /** A circle of four curves. */
  function disc(x, y, r) {
    const c = r * 0.5523;
    return (
      `M${n(x)},${up(y - r)}C${n(x + c)},${up(y - r)},${n(x + r)},${up(y - c)},${n(x + r)},${up(y)}C${n(x + r)},${up(y + c)},${n(x + c)},${up(y + r)},${n(x)},${up(y + r)}` +
      `C${n(x - c)},${up(y + r)},${n(x - r)},${up(y + c)},${n(x - r)},${up(y)}C${n(x - r)},${up(y - c)},${n(x - c)},${up(y - r)},${n(x)},${up(y - r)}Z`
    );
  }

  /**
   * Draws one event onto `paper` (a sheet). `mark`: {x0, x1, point} as from `extent`; `y` of its middle and `height` in pixels;
   * `colour` of its category, `ground` of the card; `width` of the plot; `shades` that fade an end; `places` of turns, as for `beads`.
   */
  function draw(paper, event, mark, y, height, { colour, ground, width, shades: most, places }) {
    if (look(event) === "recurrence") return string(paper, event, mark, y, height, { colour, ground, width, places });
    const style = styles(look(event), colour, ground);
    if (mark.point) {
      const x = (mark.x0 + mark.x1) / 2;
      const r = Math.min(RADIUS, height / 2) * (style.thin ? 0.67 : 1);
      const faded = event.ends.includes("approximate");
      paper.add(faded && style.fill === colour ? { fill: colour, opacity: 0.3 } : style, disc(x, y, style.stroke ? r - 1 : r));
      if (faded && style.fill === colour) paper.add({ fill: colour }, disc(x, y, r * (style.thin ? 0.6 : 0.5)));
      if (style.struck) paper.add({ stroke: colour }, `M${n(x - r)},${up(y + r)}L${n(x + r)},${up(y - r)}`);
      return;
    }
    const open = event.ends.map((end) => end === "open");
    const x0 = Math.max(mark.x0, -40) + (open[0] ? HEAD : 0);
    const x1 = Math.min(mark.x1, width + 40) - (open[1] ? HEAD : 0);
    const inset = style.stroke ? 1 : 0;
    if (style.fill === colour) bar(paper, event, { ...mark, from: x0, to: x1, most }, y, style.thin ? height * THIN : height, style);
    else paper.add(style, box(x0 + inset, x1 - inset, y, height - 2 * inset, 3));
    if (style.struck) paper.add({ stroke: colour }, `M${n(x0 - 3)},${up(y)}H${n(x1 + 3)}`);
    if (open[0]) paper.add({ fill: colour, opacity: style.opacity }, head(x0 - HEAD, y, height, 1));
    if (open[1]) paper.add({ fill: colour, opacity: style.opacity }, head(x1 + HEAD, y, height, -1));
  }

  // Beads on a string, hollow where the text does not say that it is so.
  function string(paper, event, mark, y, height, { colour, ground, width, places }) {
    const r = mark.point ? SMALL : Math.min(BEAD, height / 2);
    const centre = (mark.x0 + mark.x1) / 2;
    const style = event.modality === "asserted" ? { fill: colour } : { fill: ground, stroke: colour, width: 1.5 };
    const [x0, x1] = [Math.max(mark.x0, -40), Math.min(mark.x1, width + 40)];
    if (!mark.point) {
      paper.add({ stroke: colour, width: 2 }, `M${n(x0)},${up(y)}H${n(x1)}`); // a line: filled shapes of one style that overlap would cut holes
      if (event.ends[0] === "open") paper.add({ fill: colour }, head(x0, y, height, 1));
      if (event.ends[1] === "open") paper.add({ fill: colour }, head(x1, y, height, -1));
    }
    for (const x of mark.point ? [centre - 4.5, centre, centre + 4.5] : places ? beads(event, x0, x1 - (event.ends[1] === "open" ? HEAD + r : 0), places) : [x0 + 4, x1 - 4]) {
      paper.add(style, disc(x, y, style.stroke ? r - 0.75 : r));
    }
    if (event.modality === "negated") paper.add({ stroke: colour }, `M${n(x0 - 3)},${up(y)}H${n(x1 + 3)}`);
  }

  function styles(kind, colour, ground) {
    if (kind === "report") return { fill: ground, stroke: colour };
    if (kind === "planned") return { fill: ground, stroke: colour, dash: "5px,3px" };
    if (kind === "possible") return { fill: ground, stroke: colour, dash: "1.5px,2.5px" };
    if (kind === "negated") return { fill: ground, stroke: colour, struck: true };
    if (kind === "context") return { fill: colour, thin: true };
    return { fill: colour };
  }

  // A filled bar; an approximate end goes out in steps on whole pixels, so that no seams show between them.
  function bar(paper, event, { x0, x1, from, to, most }, y, height, style) {
    const length = x1 - x0;
    const fade = Math.round(Math.min(length * (event.ends[0] === event.ends[1] ? 0.4 : 0.5), 140));
    const left = event.ends[0] === "approximate" ? Math.round(x0) + fade : from;
    const right = event.ends[1] === "approximate" ? Math.round(x1) - fade : to;
    if (event.ends[0] === "approximate") steps(paper, Math.round(x0), left, { from, to, most }, y, height, style);
    if (event.ends[1] === "approximate") steps(paper, Math.round(x1), right, { from, to, most }, y, height, style);
    const solid = [Math.max(left, from), Math.min(right, to)];
    const round = event.ends.map((end) => (end === "exact" ? 4 : 0));
    if (solid[1] > solid[0]) paper.add(style, box(solid[0], solid[1], y, height, ...round));
  }

  function steps(paper, clear, full, { from, to, most }, y, height, style) {
    const count = Math.min(most, Math.max(3, Math.round(Math.abs(full - clear) / 2)));
    let last = clear;
    for (let step = 1; step <= count; step++) {
      const edge = Math.round(clear + ((full - clear) * step) / count);
      const [a, b] = [Math.max(from, Math.min(last, edge)), Math.min(to, Math.max(last, edge))];
      // The same shades whatever the number of steps, so that bars share their shapes.
      const shade = Math.round(((step - 0.5) / count) * most) / most;
      if (b > a) paper.add({ ...style, opacity: shade * (style.opacity ?? 1) }, box(a, b, y, height, 0));
      last = edge;
    }
  }

  function head(tip, y, height, way) {
    const reach = height / 2 + 2;
    return `M${n(tip)},${up(y)}L${n(tip + way * HEAD)},${up(y - reach)}V${up(y + reach)}Z`;
  }

  ET.marks = { LEAST, RADIUS, shades, turns, look, extent, sheet, box, disc, draw };
})((globalThis.EventTimeline ??= {}));
