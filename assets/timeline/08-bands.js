// Where the rows of the chart stand: heads of groups, lanes, the row of clusters. Pixels from the top of all rows.
(function (ET) {
  "use strict";

  const ROWS = { tallest: 38, lowest: 26, dense: 15 };
  const HEAD = 26;
  const CROWD = 20;

  /**
   * How high an ordinary lane of `bands` ([{kind}]) is, which hold labels if `labelled`, in a chart that should be no more than `most` pixels high.
   */
  function lane(bands, labelled, most) {
    const fixed = bands.reduce((sum, { kind }) => sum + (kind === "head" ? HEAD : kind === "crowd" ? CROWD : 0), 0);
    const lanes = Math.max(1, bands.filter(({ kind }) => kind === "lane").length);
    return labelled ? Math.min(ROWS.tallest, Math.max(ROWS.lowest, Math.floor((most - fixed) / lanes))) : ROWS.dense;
  }

  /** Heights for bands with ordinary lanes of `row` pixels; those numbered in `tall` need room for a label above a bar. Gives {tops, heights, total}. */
  function heights(bands, tall, row) {
    const found = bands.map(({ kind }, place) => (kind === "head" ? HEAD : kind === "crowd" ? CROWD : tall.has(place) ? Math.max(row, ROWS.tallest) : row));
    let total = 0;
    const tops = found.map((height) => (total += height) - height);
    return { tops, heights: found, total };
  }

  /** How many pixels high a view of these rows is: no more than `most`, and at the top ending between two rows. */
  function viewOf({ tops, heights: tall, total }, most, least) {
    if (total <= most) return Math.max(total, least);
    const last = tops.findLastIndex((top, place) => top + tall[place] <= most);
    return last < 0 ? most : tops[last] + tall[last];
  }

  /** How many rows end below `bottom`. */
  const below = ({ tops, heights: tall }, bottom) => tops.filter((top, place) => top + tall[place] > bottom + 4).length;

  ET.bands = { lane, heights, viewOf, below };
})((globalThis.EventTimeline ??= {}));
