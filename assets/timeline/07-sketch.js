// The chart's grid, axis and marks as the browser's own SVG, from the layout that is meant for Plotly: what is seen until Plotly has loaded,
// and all there is where it cannot.
(function (ET) {
  "use strict";

  const { svg } = ET;
  const BASELINE = 20; // pixels from the plot's edge to that of the axis' words

  /** An SVG element for a Plotly layout as the chart makes it: `shapes` with paths in pixels from the plot's upper left corner, or lines on x. */
  function sketch({ width, height, margin, font, shapes, xaxis: axis }) {
    const wide = width - margin.l - margin.r;
    const high = height - margin.t - margin.b;
    const pixel = (x) => ((x - axis.range[0]) / (axis.range[1] - axis.range[0])) * wide;
    const upright = (x, { color, width: thick }) => svg("path", { d: `M${pixel(x)},0V${high}`, fill: "none", stroke: color, "stroke-width": thick });
    return svg("svg", { class: "et-sketch", width, height },
      svg("g", { transform: `translate(${margin.l},${margin.t})` },
        svg("svg", { width: wide, height: high },
          ...axis.tickvals.map((x) => upright(x, { color: axis.gridcolor, width: axis.gridwidth })),
          ...shapes.map((shape) => (shape.type === "line" ? upright(shape.x0, shape.line) : path(shape)))),
        ...axis.tickvals.map((x, place) =>
          svg("text", { x: pixel(x), y: high + BASELINE, "text-anchor": "middle", fill: font.color, style: { font: `${font.size}px ${font.family}` }, text: axis.ticktext[place] }))));
  }

  // Plotly counts a path's pixels upwards.
  function path({ path: d, fillcolor, opacity, line }) {
    return svg("path", { d, transform: "scale(1,-1)", fill: fillcolor, opacity, stroke: line.color, "stroke-width": line.width, "stroke-dasharray": line.dash === "solid" ? null : line.dash.replaceAll("px", "") });
  }

  /** How marks look, for a legend: one bar or point of an event's look in `colour`, `width` pixels wide and 12 high. */
  function swatch(event, colour, ground, width, point = false) {
    const paper = ET.marks.sheet();
    const mark = point ? { x0: width / 2 - 6, x1: width / 2 + 6, point } : { x0: 1, x1: width - 1, point };
    ET.marks.draw(paper, event, mark, 6, point ? 12 : 10, { colour, ground, width, shades: 12 });
    return svg("svg", { class: "et-sample", width, height: 12, viewBox: `0 0 ${width} 12`, "aria-hidden": "true" }, ...paper.shapes(0).map(path));
  }

  Object.assign(ET, { sketch, swatch });
})((globalThis.EventTimeline ??= {}));
