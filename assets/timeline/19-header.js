// The title with the publication date and where it was found, what is in view, and warnings.
(function (ET) {
  "use strict";

  const { h } = ET;
  function header(page) {
    const title = h("h1", { class: "et-title", dir: "auto" });
    const published = h("p", { class: "et-published-line" });
    const view = h("p", { class: "et-in-view" });
    const warnings = h("ul", { class: "et-warnings" });
    const node = h("header", { class: "et-header" }, title, h("div", { class: "et-subtitle" }, published, view), warnings);

    function update(changed) {
      if (["payload", "range", "scale", "narrow"].some((name) => changed.has(name))) {
        const words = page.viewport.full() || page.narrow ? "" : `In view: ${ET.ticks.shownIn(page.payload, page.state.scale, page.state.range)}`;
        if (view.textContent !== words) view.textContent = words;
      }
      if (!changed.has("payload")) return;
      const { documents } = page.payload;
      title.textContent = page.payload.title;
      const [only] = documents;
      const words = documents.length === 1 ? page.published(only) : span(documents);
      const link = documents.length === 1 && /^https?:\/\//i.test(only.url ?? "") ? h("a", { href: only.url, rel: "noopener noreferrer", target: "_blank", text: "open the article" }) : null;
      // Of several articles each has its own, where its text stands.
      const changes = documents.length === 1 ? ET.hand.publishers(page, only) : [];
      published.replaceChildren(words, ...[link, ...changes].filter(Boolean).flatMap((part) => [" · ", part]));
      const sentences = documents.flatMap((entry) => entry.warnings.map((text) => (documents.length > 1 ? `\u2068${entry.title || entry.id}\u2069: ${text}` : text)));
      warnings.hidden = sentences.length === 0;
      warnings.replaceChildren(...sentences.slice(0, 5).map((text) => h("li", { dir: "ltr", text })), ...(sentences.length > 5 ? [h("li", { text: `and ${sentences.length - 5} more` })] : []));
    }

    function span(documents) {
      const dated = documents.filter((entry) => entry.published).sort((one, other) => (one.published < other.published ? -1 : 1));
      if (!dated.length) return documents.length ? "No publication dates were found." : "";
      const [first, last] = [dated[0].published_words, dated[dated.length - 1].published_words];
      const missing = documents.length - dated.length;
      return `Published ${first === last ? first : `${first} to ${last}`}${missing ? ` · ${missing} without a date` : ""}`;
    }

    return { node, update };
  }

  ET.header = header;
})((globalThis.EventTimeline ??= {}));
