// The details of the selected event: when, why, what else it could have meant, and where the text says so.
(function (ET) {
  "use strict";

  const { h, icon } = ET;
  const KINDS = { event: null, report: "report", context: "context", recurrence: "comes round" };
  const MODALITIES = { asserted: "stated as fact", planned: "planned", possible: "possible", negated: "denied" };

  const MOST = 5000; // turns that are counted

  function details(page) {
    const node = h("section", { class: "et-card et-details", "aria-label": "Details", tabindex: "-1" });

    function fill() {
      const event = page.index.byId.get(page.state.selected);
      node.classList.toggle("et-details-none", !event);
      if (!event) return node.replaceChildren(h("p", { class: "et-muted et-hint", text: page.index.events.length ? "Choose an event to see when it happened and why." : "No events." }));
      const place = page.events.indexOf(event);
      const close = h("button", { type: "button", class: "et-button et-plain", "aria-label": "Close details", title: "Close (Esc)", on: { click: () => page.select(null) } }, icon("close"));
      const hidden = place < 0;
      const parts = [
        h("div", { class: "et-details-head" }, h("h2", { dir: "auto", text: event.headline }), close),
        hidden ? h("p", { class: "et-note" }, "Hidden by search or filters. ", h("button", { type: "button", class: "et-link", text: "Show all events", on: { click: () => page.set({ ...ET.state.UNFILTERED, shown: event.aside ? [...page.state.shown, event.aside] : page.state.shown }) } })) : null,
        h("dl", {},
          ...row("When", h("strong", { text: event.when }), " ", h("code", { class: "et-edtf", title: "Extended Date/Time Format", text: event.edtf }), ...ET.hand.marks(event)),
          ...(event.recurrence ? row("Turns", h("span", { text: counts(event) }), event.recurrence.rrule ? " " : null, event.recurrence.rrule ? h("code", { class: "et-edtf", title: "Recurrence rule (iCalendar)", text: event.recurrence.rrule }) : null) : []),
          ...row("Why", h("span", { dir: "auto", text: event.why })),
          ...(event.alternatives.length ? row("Or", ...event.alternatives.map((reading, at) => alternative(event, reading, at))) : []),
          ...row("Kind", kind(event)),
          ...(event.note ? row("Note", h("span", { class: "et-user-note", dir: "auto", text: event.note })) : []),
          ...(event.sources.length ? row("Also told", ...event.sources.map((source) => ET.hand.source(page, event, source))) : []),
          ...contradictions(event),
          ...(page.payload.documents.length > 1 ? row("Article", h("span", { dir: "auto", text: page.index.documents.get(event.document)?.title ?? event.document })) : []),
        ),
        source(event),
        buttons(event),
      ];
      return node.replaceChildren(...parts.filter(Boolean));
    }

    const row = (term, ...children) => [h("dt", { text: term }), h("dd", {}, ...children)];

    // How often what comes round does so, in all and in view.
    function counts(event) {
      const { count, turns: { step, moments } } = event.recurrence;
      const all = count === null ? "" : `${count.toLocaleString("en")} in all`;
      if (!step && !moments.length) return all || "The article does not say when";
      const { moment } = ET.calendar.places(page.payload.scales[page.state.scale].map);
      const seen = ET.marks.turns(event, ...page.state.range.map(moment), MOST).length;
      return [`${seen > MOST ? `more than ${MOST.toLocaleString("en")}` : seen} in view`, all].filter(Boolean).join(", ");
    }

    // What another article says of the date, in a sentence.
    function contradictions(event) {
      const others = event.sources.filter(({ when, merged }) => when && !merged);
      const sentence = ({ document: id, when }) => `${page.index.documents.get(id)?.title || "Another place"} dates it ${when}; this one ${event.when}.`;
      return others.length ? row("But", ...others.map((source) => h("div", { class: "et-contradiction", dir: "auto", text: sentence(source) }))) : [];
    }

    function alternative(event, { when, edtf, why }, at) {
      const choose = page.options.onAction && page.offers("choose");
      const words = choose
        ? h("button", { type: "button", class: "et-link", title: "Take this reading instead", text: when ?? "no date", on: { click: () => page.act("choose", { event: event.id, alternative: at }) } })
        : h("span", { class: "et-reading", text: when ?? "no date" });
      return h("div", { class: "et-alternative" }, words, edtf ? " " : null, edtf ? h("code", { class: "et-edtf", text: edtf }) : null, why ? h("span", { class: "et-muted", dir: "auto", text: ` ${why}` }) : null);
    }

    function kind(event) {
      const category = page.index.category(event);
      const words = [category.label, KINDS[event.kind], MODALITIES[event.modality]].filter(Boolean).join(" · ");
      return h("span", { class: "et-kind" }, h("span", { class: `et-swatch et-look-${ET.marks.look(event)}`, style: { "--et-colour": category[page.theme] } }), words);
    }

    // The sentence as it stands in the article, its expressions marked.
    function source(event) {
      if (event.start === event.end) return null; // added by hand: no words of the article tell it
      const document_ = page.index.documents.get(event.document);
      const points = ET.codePoints(document_.text);
      const quote = h("blockquote", { dir: "auto", lang: document_.language });
      let at = event.start;
      for (const { start, end } of event.expressions.map((place) => document_.expressions[place]).filter(Boolean).sort((one, other) => one.start - other.start)) {
        if (start < at || end > event.end) continue;
        quote.append(ET.ordered(points.slice(at, start)), h("mark", { text: points.slice(start, end) }));
        at = end;
      }
      quote.append(ET.ordered(points.slice(at, event.end)));
      return quote;
    }

    function buttons(event) {
      const quote = button("quote", "Copy quote", () => ET.copy(citation(event)));
      const link = page.options.hash ? button("link", "Copy link", () => ET.copy(page.link())) : null;
      return h("div", { class: "et-buttons" }, ...ET.hand.buttons(page, event), quote, link);
    }

    function button(picture, text, run) {
      const label = h("span", { text });
      const made = h("button", { type: "button", class: "et-button", on: { click: async () => {
        const done = await run();
        label.textContent = done ? "Copied" : "Could not copy";
        page.say(label.textContent);
        setTimeout(() => (label.textContent = text), 1600);
      } } }, icon(picture), label);
      return made;
    }

    function citation(event) {
      const { text, title, published_words: published, url } = page.index.documents.get(event.document);
      const sentence = ET.quoted(ET.codePoints(text).slice(event.start, event.end));
      const source = [title, published, url].filter(Boolean).join(", ");
      return `${event.headline} (${event.when})\n${sentence ? `“${sentence}” — ` : ""}${source}`;
    }

    function update(changed) {
      const turning = page.index.byId.get(page.state.selected)?.recurrence && (changed.has("range") || changed.has("scale"));
      if (turning || ["payload", "selected", "theme", "filter"].some((name) => changed.has(name))) fill();
    }

    return { node, update };
  }

  ET.details = details;
})((globalThis.EventTimeline ??= {}));
