// What can be done to events: each opens a dialog or is a deed of its own.
(function (D) {
  "use strict";

  const found = (id) => D.payload.events.find((event) => event.id === id);
  const titled = (id) => D.payload.documents.find((document_) => document_.id === id)?.title ?? "";
  const only = () => D.payload.documents.length === 1;

  function open(title, about, target, { headline = "", when = "", category = "other", note = "" }) {
    D.set("event-target", { data: target });
    D.set("event-about", { children: about });
    D.set("event-headline", { value: headline, error: null });
    D.set("event-when", { value: when, error: null });
    D.set("event-preview", { children: null });
    D.set("event-category", { value: category });
    D.set("event-note", { value: note });
    D.set("event-dialog", { opened: true, title });
  }

  const quoted = (words) => `“${words.replace(/\s+/g, " ").trim()}”`;

  const ways = {
    publish: ({ document: article }) => D.ask(article),

    edit({ event: id }) {
      const event = found(id);
      const about = [event.as_written ? `As written: ${quoted(event.as_written)}` : "", only() ? "" : titled(event.document)].filter(Boolean).join(" · ");
      open("Edit event", about, { way: "edit", article: event.document, event: id }, { ...event, when: event.recurrence?.stretch ?? event.when });
    },

    add({ document: article, start, end, words }) {
      const about = words ? `Told by: ${quoted(words)}` : "Select words in the article first to say where it tells of the event.";
      open("Add an event", `In “${titled(article)}” · ${about}`, { way: "add", article, start, end }, { headline: words?.replace(/\s+/g, " ").trim().slice(0, 160) });
    },

    // Its sentence and its headline are the server's to tell.
    date({ document: article, expression }) {
      D.set("event-when", { error: null });
      D.set("event-headline", { error: null });
      D.set("event-preview", { children: null });
      D.set("event-asked", { data: { article, expression, time: performance.now() } });
    },

    merge({ event: id }) {
      const event = found(id);
      const away = ({ sort: [start, end] }) => Math.abs((start ?? end ?? 0) - (event.sort[0] ?? event.sort[1] ?? 0));
      const others = D.payload.events.filter((other) => other !== event).sort((one, other) => away(one) - away(other));
      const label = (other) => [other.when_short, other.headline, only() ? null : titled(other.document)].filter(Boolean).join(" · ");
      D.set("merge-target", { data: { article: event.document, event: id } });
      D.set("merge-about", { children: `${event.when_short} · ${event.headline}` });
      D.set("merge-with", { value: null, data: others.map((other) => ({ value: `${other.document} ${other.id}`, label: label(other) })) });
      D.set("merge-dialog", { opened: true });
    },

    choose: ({ event: id, alternative }) => D.deed("choose", { article: found(id).document, event: id, alternative }),
    delete: ({ event: id }) => D.deed("delete", { article: found(id).document, event: id }),
    restore: ({ event: id, document: article }) => D.deed("restore", { article: article ?? found(id).document, event: id }),
    split({ event: id, document: other_article, merged: other, start, end }) {
      const { document: article } = found(id);
      if (other) D.deed("split", { article, event: id, other_article, other });
      else D.deed("part", { article, event: id, start, end });
    },
  };

  const said = ["when", "headline", "category", "note"];

  // For the timeline's module: where each is offered, and of which events.
  D.actions = [
    { name: "publish", label: "change", title: "Change the title or the publication date", place: "header" },
    { name: "edit", label: "Edit…", title: "Change date, words, category or note (E)", place: "details" },
    { name: "merge", label: "Merge…", title: "Merge with another event that tells the same (M)", place: "details" },
    { name: "delete", label: "Delete", title: "Take this event out (Delete)", place: "details" },
    { name: "restore", label: "As found", title: "Take back what was changed by hand", place: "details", when: ({ edited }) => edited.some((name) => said.includes(name)) && !edited.includes("added") },
    { name: "choose" },
    { name: "split" },
    { name: "date" },
    { name: "add", label: "Add an event…", title: "Add an event that was not found (N); what is selected in the article tells it", place: "article" },
  ].map((action) => ({ place: "inside", ...action }));

  D.act = (name, detail) => ways[name](detail);

  D.keys = [
    ["E", "edit the selected event"],
    ["M", "merge it with another"],
    ["Delete", "take it out"],
    ["N", "add an event"],
    ["Ctrl + Z", "undo"],
    ["Ctrl + Shift + Z, Ctrl + Y", "redo"],
  ];

  const KEYS = { e: "edit", m: "merge", Delete: "delete" };

  document.addEventListener("keydown", (event) => {
    if (!D.handle || D.isTyping(event)) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey) {
      const key = event.key.toLowerCase();
      const way = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
      if (way === null) return;
      event.preventDefault();
      D.step(way);
      return;
    }
    if (event.altKey || event.shiftKey || !window.EventTimeline.keysOn()) return;
    // In the table it is the row that has the focus, else the selected event.
    const selected = event.target.closest?.(".ag-row")?.getAttribute("row-id") ?? D.handle.getState().selected;
    if (event.key === "n") D.handle.act("add");
    else if (event.key in KEYS && selected !== null) ways[KEYS[event.key]]({ event: selected });
    else return;
    event.preventDefault();
  });

  /** Takes the last edit back, or does it again. */
  D.step = (way) => {
    const next = D.known?.[way];
    if (next) D.deed(way, { edits: [next.edit] });
  };
})((globalThis.Dashboard ??= {}));
