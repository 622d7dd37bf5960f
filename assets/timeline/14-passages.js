// An article as elements: paragraphs, expressions to click on, stretches that were skipped. Text nodes only.
(function (ET) {
  "use strict";

  const { h } = ET;

  /**
   * Paragraphs of a document with its expressions as `mark` elements. Gives {paragraphs, marks, range, span}: `marks[i]` are the elements of
   * expression i, `range(start, end)` is a DOM range of characters (code points) or null, and `span(range)` the {start, end} of a DOM range.
   */
  function passages(document_) {
    const { text } = document_;
    const points = ET.codePoints(text);
    const spans = document_.expressions.map((expression, at) => ({ from: points.at(expression.start), to: points.at(expression.end), at, state: expression.state, idle: expression.state === "dated" && !expression.events.length }));
    const skipped = document_.skipped.map(({ start, end, why, events }) => ({ from: points.at(start), to: points.at(end), why, tells: events.length > 0 }));
    const marks = spans.map(() => []);
    const nodes = [];
    const paragraphs = [];
    for (const { from, to } of paragraphsOf(text)) {
      const paragraph = h("p", { dir: "auto" });
      for (const piece of pieces(from, to, spans, skipped)) {
        const leaf = document.createTextNode(ET.ordered(text.slice(piece.from, piece.to)));
        nodes.push({ leaf, from: piece.from, to: piece.to });
        paragraph.append(dressed(leaf, piece, marks));
      }
      paragraphs.push(paragraph);
    }
    function range(start, end) {
      const [from, to] = [points.at(start), points.at(end)];
      const inside = nodes.filter((node) => node.to > from && node.from < to);
      if (!inside.length) return null;
      const found = document.createRange();
      const [first, last] = [inside[0], inside[inside.length - 1]];
      found.setStart(first.leaf, Math.max(0, from - first.from));
      found.setEnd(last.leaf, Math.min(last.to, to) - last.from);
      return found;
    }
    function span(chosen) {
      const inside = nodes.filter(({ leaf }) => chosen.intersectsNode(leaf));
      if (!inside.length) return null;
      const [first, last] = [inside[0], inside[inside.length - 1]];
      const from = first.from + (chosen.startContainer === first.leaf ? chosen.startOffset : 0);
      const to = chosen.endContainer === last.leaf ? last.from + chosen.endOffset : last.to;
      const words = text.slice(from, to);
      if (!words.trim()) return null;
      const lead = words.length - words.trimStart().length;
      const start = ET.codePoints(text.slice(0, from + lead)).length;
      return { start, end: start + ET.codePoints(words.trim()).length };
    }
    return { paragraphs, marks, range, span };
  }

  function dressed(leaf, piece, marks) {
    let node = leaf;
    if (piece.span) {
      node = h("mark", { class: `et-expression et-${piece.span.state}${piece.span.idle ? " et-idle" : ""}`, data: { at: String(piece.span.at) } }, leaf);
      if (marks[piece.span.at].length === 0) {
        node.setAttribute("role", "button");
        node.setAttribute("tabindex", "-1");
      }
      marks[piece.span.at].push(node);
    }
    if (!piece.skipped) return node;
    const { why, tells } = piece.skipped;
    const title = `Skipped: ${why}${tells ? ". Click to show its events, or to leave them out again" : ""}`;
    return h("span", { class: tells ? "et-skipped et-telling" : "et-skipped", title }, node);
  }

  // Blank lines part paragraphs; where a text has none, its lines are the paragraphs.
  function paragraphsOf(text) {
    const parting = /\n[^\S\n]*\n\s*/.test(text) ? /\n[^\S\n]*\n\s*/g : /\n\s*/g;
    const found = [];
    let from = 0;
    for (const match of text.matchAll(parting)) {
      if (text.slice(from, match.index).trim()) found.push({ from, to: match.index });
      from = match.index + match[0].length;
    }
    if (text.slice(from).trim()) found.push({ from, to: text.length });
    return found;
  }

  // Cuts a stretch wherever an expression or a skipped stretch begins or ends; of expressions within each other the shorter one counts.
  function pieces(from, to, spans, skipped) {
    const within = spans.filter((span) => span.to > from && span.from < to);
    const left = skipped.filter((span) => span.to > from && span.from < to);
    const cuts = new Set([from, to]);
    for (const span of [...within, ...left]) for (const cut of [span.from, span.to]) if (cut > from && cut < to) cuts.add(cut);
    const places = [...cuts].sort((one, other) => one - other);
    return places.slice(0, -1).map((start, order) => {
      const covers = (span) => span.from <= start && span.to > start;
      const around = within.filter(covers).sort((one, other) => one.to - one.from - (other.to - other.from));
      return { from: start, to: places[order + 1], span: around[0] ?? null, skipped: left.find(covers) ?? null };
    });
  }

  ET.passages = passages;
})((globalThis.EventTimeline ??= {}));
