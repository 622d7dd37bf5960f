// What people said about an event, and what the host lets them do to it.
(function (ET) {
  "use strict";

  const { h } = ET;
  const SAID = { when: "dated by hand", headline: "reworded", category: "recategorised", merged: "merged", added: "added by hand", parted: "split by hand" };

  /** Small words beside the date that tell what a person changed. */
  function marks(event) {
    return event.edited.filter((name) => SAID[name]).flatMap((name) => [" ", h("span", { class: "et-badge", text: SAID[name] })]);
  }

  /** Another place that tells the event, with its own date where that is another; what stands in the same article can be split. */
  function source(page, event, { document: id, start, end, headline, when, merged, parts }) {
    const document_ = page.index.documents.get(id);
    const words = document_ && end > start ? ET.quoted(ET.codePoints(document_.text).slice(start, end)) : headline;
    const title = page.payload.documents.length > 1 ? document_?.title : null;
    const split = (merged || parts) && page.offers("split")
      ? h("button", { type: "button", class: "et-link", title: "Make this an event of its own", text: "split", on: { click: () => page.act("split", { event: event.id, document: id, merged, start, end }) } })
      : null;
    return h("div", { class: "et-alternative", dir: "auto" }, `“${words}”`, when ? ` (${when})` : null, title ? h("span", { class: "et-muted", text: ` ${title}` }) : null, split ? " " : null, split);
  }

  /** The host's buttons for this event. */
  function buttons(page, event) {
    return page.actions("details").filter((action) => action.when?.(event) ?? true).map(({ name, label, title }) =>
      h("button", { type: "button", class: "et-button", title, text: label, on: { click: () => page.act(name, { event: event.id }) } }));
  }

  /** A button that dates an expression of the tray by hand; null where the host offers none. */
  function dater(page, document_, at, words) {
    if (!page.offers("date")) return null;
    return h("button", { type: "button", class: "et-link", text: "date it…", "aria-label": `Date “${words}”…`, on: { click: () => page.act("date", { document: document_.id, expression: at, words }) } });
  }

  /** What makes an event of an expression that tells none; nothing where the host offers it not. */
  function maker(page, document_, at, words, dated) {
    if (!page.offers("date")) return [];
    return [h("button", { type: "button", class: "et-button et-make", text: dated ? "Make an event of this…" : "Date it…", on: { click: () => page.act("date", { document: document_.id, expression: at, words }) } })];
  }

  /** The events of a document that a person took out, each with a way back. */
  function deleted(page, document_) {
    if (!document_.deleted.length) return [];
    const back = ({ id, headline }) => page.offers("restore")
      ? h("button", { type: "button", class: "et-link", text: "bring back", "aria-label": `Bring back “${headline}”`, on: { click: () => page.act("restore", { event: id, document: document_.id }) } })
      : null;
    const entry = (event) => h("li", {}, h("span", { dir: "auto", text: event.headline }), h("span", { class: "et-muted", text: ` ${event.when} ` }), back(event));
    return [h("p", { class: "et-muted", text: "Taken out by hand:" }), h("ul", {}, ...document_.deleted.map(entry))];
  }

  /** The host's buttons for what is known of an article's publication. */
  function publishers(page, document_) {
    return page.actions("header").map(({ name, label, title }) =>
      h("button", { type: "button", class: "et-link", title, text: label, on: { click: () => page.act(name, { document: document_.id }) } }));
  }

  /** The host's buttons for the article; what is selected in its text goes along. */
  function articleButtons(page, selection) {
    return page.actions("article").map(({ name, label, title }) => h("button", { type: "button", class: "et-link", title, text: label, data: { act: name }, on: {
      // The click must not take the selection away before it is read.
      mousedown: (event) => event.preventDefault(),
      click: () => page.act(name, selection()),
    } }));
  }

  ET.hand = { marks, source, buttons, dater, maker, deleted, publishers, articleButtons };
})((globalThis.EventTimeline ??= {}));
