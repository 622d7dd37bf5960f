// The article panel: the text with its expressions, and the tray of those that stayed undated.
(function (ET) {
  "use strict";

  const { h } = ET;
  const TYPES = { DATE: "date", TIME: "time of day", DURATION: "length of time", SET: "recurrence" };
  const MOST_TABS = 6;
  let number = 0;

  function article(page) {
    const serial = ++number;
    const body = h("div", { class: "et-text", role: "tabpanel", id: `et-text-${serial}`, lang: null });
    const tray = h("div", { class: "et-tray", role: "tabpanel", id: `et-tray-${serial}` });
    const articles = h("div", { class: "et-tabs et-articles", role: "tablist", "aria-label": "Articles" });
    const shelf = ET.shelf(articles);
    const choice = h("select", { class: "et-choice", "aria-label": "Article", hidden: true, on: { change: () => page.set({ document: choice.value }) } });
    const tabs = h("div", { class: "et-tabs et-segments", role: "tablist", "aria-label": "Article or undated expressions" });
    const origin = h("p", { class: "et-origin" });
    const reading = ET.reading(page);
    const scroller = h("div", { class: "et-article-scroller", tabindex: "-1" }, origin, body, tray, reading.node);
    const deeds = h("div", { class: "et-deeds" });
    const node = h("section", { class: "et-card et-article", "aria-label": "Article" }, h("div", { class: "et-article-head" }, shelf, choice, tabs, deeds), scroller);
    const made = new Map();
    let current = null;
    let listed = null; // the payload whose articles the list of choices holds

    const documentOf = () => page.index.documents.get(page.state.document) ?? page.payload.documents[0];

    function fill() {
      const document_ = documentOf();
      reading.hide();
      if (!document_) return body.replaceChildren();
      if (!made.has(document_)) made.set(document_, ET.passages(document_));
      current = { document: document_, ...made.get(document_) };
      body.replaceChildren(...current.paragraphs);
      body.dir = document_.direction ?? "auto";
      body.lang = document_.language ?? "";
      const stops = current.marks.map(([first]) => first).filter(Boolean);
      if (stops.length && !stops.some((mark) => mark.tabIndex === 0)) stops[0].tabIndex = 0;
      const several = page.payload.documents.length > 1;
      origin.hidden = !several;
      if (several) origin.replaceChildren(page.published(document_), ...ET.hand.publishers(page, document_).flatMap((button) => [" · ", button]));
      deeds.replaceChildren(...ET.hand.articleButtons(page, selection));
      fillTray(document_);
      return highlight(false);
    }

    /** What is selected in the text with the mouse or by keys: {document, start, end, words}; the document alone where nothing is. */
    function selection() {
      const chosen = getSelection();
      const found = chosen.rangeCount && !chosen.isCollapsed && body.contains(chosen.getRangeAt(0).commonAncestorContainer) ? current.span(chosen.getRangeAt(0)) : null;
      const detail = { document: current.document.id };
      return found ? { ...detail, ...found, words: ET.codePoints(current.document.text).slice(found.start, found.end) } : detail;
    }

    function fillTray(document_) {
      const undated = document_.expressions.map((expression, at) => ({ ...expression, at })).filter(({ state }) => state === "undated");
      const points = ET.codePoints(document_.text);
      const entries = undated.map(({ start, end, type, why, at }) =>
        h("li", {},
          h("button", { type: "button", class: "et-quoted", dir: "auto", text: `“${points.slice(start, end).replace(/\s+/g, " ")}”`, on: { click: () => visit(at) } }),
          h("span", { class: "et-muted", text: ` ${TYPES[type] ?? type} ` }),
          ET.hand.dater(page, document_, at, points.slice(start, end).replace(/\s+/g, " ")),
          h("div", { class: "et-tray-why", dir: "auto", text: why }),
        ),
      );
      const skipped = document_.skipped.length;
      tray.replaceChildren(
        ...ET.hand.deleted(page, document_),
        entries.length ? h("ul", {}, ...entries) : h("p", { class: "et-muted", text: "Every expression of this article has a date." }),
        ...(skipped ? [h("p", { class: "et-muted" }, `${skipped} ${skipped === 1 ? "stretch was" : "stretches were"} skipped; the article shows them faded. `, bringer(document_))] : []),
      );
      fillTabs(undated.length);
    }

    // A button that brings back what the skipped stretches tell.
    function bringer(document_) {
      const count = document_.skipped.reduce((sum, { events }) => sum + events.length, 0);
      if (!count) return "";
      const on = page.state.shown.includes("skipped");
      return h("button", { type: "button", class: "et-link et-bring", "aria-pressed": String(on), text: on ? "Leave out their events" : `Show their ${count === 1 ? "event" : `${count} events`}`, on: { click: () => page.bring("skipped") } });
    }

    function fillTabs(count) {
      tabs.replaceChildren(
        tab("Article", page.state.tab === "article", () => page.set({ tab: "article" }), body.id),
        tab(`Undated · ${count}`, page.state.tab === "undated", () => page.set({ tab: "undated" }), tray.id),
      );
      fillArticles(page.payload.documents);
      body.hidden = page.state.tab !== "article";
      tray.hidden = !body.hidden;
    }

    // A few articles are tabs, many are a list to choose from.
    function fillArticles(documents) {
      articles.hidden = shelf.hidden = documents.length < 2 || documents.length > MOST_TABS;
      choice.hidden = documents.length <= MOST_TABS;
      if (!articles.hidden) {
        articles.replaceChildren(...documents.map(({ id, title }) => tab(title || id, id === page.state.document, () => page.set({ document: id }), body.id)));
        shelf.show();
      }
      if (choice.hidden) return;
      if (listed !== page.payload) choice.replaceChildren(...documents.map(({ id, title }) => h("option", { value: id, text: title || id })));
      listed = page.payload;
      choice.value = page.state.document;
    }

    function tab(text, on, choose, controls) {
      const button = h("button", { type: "button", class: "et-tab", role: "tab", "aria-selected": String(on), "aria-controls": controls, tabindex: on ? "0" : "-1", dir: "auto", title: text, text, on: { click: choose } });
      return button;
    }

    for (const list of [articles, tabs]) {
      list.addEventListener("keydown", (event) => {
        const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!way) return;
        const all = [...list.children];
        const place = (all.indexOf(document.activeElement) + way + all.length) % all.length;
        event.preventDefault();
        all[place].click();
        list.children[place].focus();
      });
    }

    function visit(at) {
      page.set({ tab: "article" });
      const [mark] = current.marks[at];
      if (!mark) return;
      ET.reveal(mark, scroller);
      mark.focus({ preventScroll: true });
    }

    /** Marks the selected event's expressions and sentence; scrolls there when asked. */
    function highlight(scroll) {
      globalThis.CSS?.highlights?.delete("et-sentence");
      for (const mark of node.querySelectorAll("mark.et-on")) mark.classList.remove("et-on");
      const event = page.index.byId.get(page.state.selected);
      if (!event || !current || event.document !== current.document.id) return;
      for (const at of event.expressions) for (const mark of current.marks[at] ?? []) mark.classList.add("et-on");
      const range = current.range(event.start, event.end);
      if (range && globalThis.Highlight && globalThis.CSS?.highlights) CSS.highlights.set("et-sentence", new Highlight(range));
      const target = current.marks[event.expressions[0]]?.[0];
      if (scroll && (target || range)) ET.reveal(target ?? range, scroller);
    }

    const expressionAt = (target) => {
      const mark = target instanceof Element ? target.closest("mark.et-expression") : null;
      return mark && current ? { mark, expression: current.document.expressions[Number(mark.dataset.at)] } : null;
    };

    function choose(target) {
      const found = expressionAt(target);
      if (!found) return;
      const { events } = found.expression;
      if (!events.length) return reading.show(found.mark, current.document, Number(found.mark.dataset.at));
      // An expression that dates several events steps through them.
      page.select(events[(events.indexOf(page.state.selected) + 1) % events.length]);
    }

    function explain(target) {
      const found = expressionAt(target);
      if (!found) return page.tooltip.hide();
      const { when, edtf, why } = found.expression;
      if (reading.isOf(found.mark)) return page.tooltip.hide();
      const idle = when && !found.expression.events.length ? "It tells no event." : null;
      return page.tooltip.show(found.mark.getClientRects()[0], [when ?? "No date", why, idle], when && edtf ? edtf : null);
    }

    body.addEventListener("click", (event) => {
      const telling = event.target instanceof Element && event.target.closest(".et-telling");
      if (telling && (!page.state.shown.includes("skipped") || !expressionAt(event.target))) page.bring("skipped");
      else choose(event.target);
    });
    body.addEventListener("mouseover", (event) => explain(event.target));
    body.addEventListener("mouseleave", () => page.tooltip.hide());
    body.addEventListener("focusin", (event) => explain(event.target));
    body.addEventListener("focusout", () => page.tooltip.hide());
    body.addEventListener("keydown", (event) => {
      const found = expressionAt(event.target);
      if (!found) return;
      if (event.key === "Enter" || event.key === " ") choose(event.target);
      else if (event.key === "Escape") page.tooltip.hide();
      else if (["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "Home", "End"].includes(event.key)) step(found.mark, event.key);
      else return;
      event.preventDefault();
    });

    function step(mark, key) {
      const stops = current.marks.map(([first]) => first).filter(Boolean);
      const place = stops.indexOf(current.marks[Number(mark.dataset.at)][0]);
      const next = { Home: 0, End: stops.length - 1, ArrowRight: place + 1, ArrowDown: place + 1, ArrowLeft: place - 1, ArrowUp: place - 1 }[key];
      const target = stops[Math.max(0, Math.min(stops.length - 1, next))];
      for (const stop of stops) stop.tabIndex = stop === target ? 0 : -1;
      target.focus({ preventScroll: true });
      ET.reveal(target, scroller);
    }

    function update(changed) {
      if (changed.has("payload")) made.clear();
      if (["payload", "document"].some((name) => changed.has(name))) fill();
      else if (changed.has("tab") || changed.has("filter")) fillTray(documentOf());
      if (["selected", "document", "tab", "payload"].some((name) => changed.has(name))) highlight(true);
    }

    return { node, update, selection };
  }

  ET.article = article;
})((globalThis.EventTimeline ??= {}));
