// The lines of publications, their names, and the axis as Plotly and the sketch take it.
(function (ET) {
  "use strict";

  const APART = 10; // pixels between two names
  const EDGE = 6; // pixels between a name and the chart's edge: a machine's bold may be wider than it measures
  const CROWD = 16; // with more lines in view they are drawn faintly

  /**
   * Where the publications in view stand and what is written below them: {lines: [x], names: [{label, centre, from, to}]}, pixels but for x.
   * Lines whose names would touch share one that tells their days from the first to the last.
   */
  function publications(payload, scale, range, width, margin, measure) {
    const pixel = (x) => ((x - range[0]) / (range[1] - range[0])) * width;
    const seen = payload.publications
      .map((line) => ({ x: line.x[scale], day: line.day }))
      .filter(({ x }) => x >= range[0] && x <= range[1])
      .sort((one, other) => one.x - other.x);
    const single = payload.publications.length === 1;
    let groups = seen.map((line) => [line]);
    let names = [];
    for (;;) {
      names = groups.map((group) => {
        const [first, last] = [group[0], group[group.length - 1]];
        const label = single ? payload.publications[0].label : `Published ${ET.calendar.days(first.day, last.day)}`;
        const half = measure(label) / 2;
        const centre = Math.min(width + margin - half - EDGE, Math.max(half + EDGE - margin, (pixel(first.x) + pixel(last.x)) / 2));
        return { label, centre, from: centre - half, to: centre + half };
      });
      const touching = names.findIndex((name, place) => place > 0 && name.from < names[place - 1].to + APART);
      if (touching < 0) break;
      groups = [...groups.slice(0, touching - 1), [...groups[touching - 1], ...groups[touching]], ...groups.slice(touching + 1)];
    }
    return { lines: seen.map(({ x }) => x), names };
  }

  /** The lines as shapes. */
  function upright(lines, colour) {
    const [width, opacity] = lines.length > CROWD ? [1, 0.45] : [1.5, 1];
    return lines.map((x) => ({ type: "line", xref: "x", yref: "paper", x0: x, x1: x, y0: 0, y1: 1, layer: "below", opacity, line: { color: colour, width } }));
  }

  /** A layout without shapes: `ticks` and `range` on an axis `width` pixels wide, between `side` pixels at either side and above `foot`. */
  function frame(ticks, range, { width, height, side, foot, family, colours }) {
    return {
      width: width + 2 * side,
      height: height + foot,
      margin: { l: side, r: side, t: 0, b: foot, pad: 0 },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { family, size: 11, color: colours.muted },
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

  ET.axis = { publications, upright, frame, worded };
})((globalThis.EventTimeline ??= {}));
