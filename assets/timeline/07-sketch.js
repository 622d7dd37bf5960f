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

  ET.sketch = sketch;
})((globalThis.EventTimeline ??= {}));
