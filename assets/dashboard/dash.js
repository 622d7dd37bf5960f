// Dash's own interface, in short.
(function (D) {
  "use strict";

  D.context = () => window.dash_clientside.callback_context;
  D.none = () => window.dash_clientside.no_update;
  D.clicked = () => D.context().triggered.some(({ value }) => value);
  D.set = (id, properties) => window.dash_clientside.set_props(id, properties);
  D.shown = () => D.payload.documents.map(({ id }) => id);
  D.search = (articles) => "?" + new URLSearchParams(articles.map((article) => ["article", article]));

  D.TOLD = 6000; // milliseconds: how long it is told what was done

  /** What stands in a field now: a part's property has it only after its next turn, and Enter may come before. */
  D.field = (id) => document.getElementById(id)?.value ?? "";

  /** Opens a dialog that asks the server for its contents; with the time, so that the same can be asked for twice. */
  D.ask = (article) => {
    D.set("articles", { opened: false });
    D.set("asked", { data: { article, time: performance.now() } });
  };

  /** One edit that needs no dialog. */
  D.deed = (name, detail) => D.set("deed", { data: { name, ...detail, time: performance.now() } });

  /** Whether a key or a paste belongs to what has the focus. */
  D.isTyping = ({ target }) => target instanceof Element && target.closest("input, textarea, select, [contenteditable], [role=dialog], dialog, .ag-cell-inline-editing, .ag-popup") !== null;

  // What the server keeps is looked at again every few seconds while somebody looks, and at once when somebody looks again.
  const EVERY = 3000; // milliseconds
  let waiting = 0;

  D.look = async () => {
    clearTimeout(waiting);
    waiting = setTimeout(D.look, EVERY);
    if (document.hidden || !D.known) return;
    try {
      const revision = await (await fetch("/revision")).json();
      if (revision !== D.known.revision) D.set("revision", { data: revision });
    } catch {
      // The server is away; the next look may find it.
    }
  };

  window.addEventListener("focus", D.look);
  document.addEventListener("visibilitychange", D.look);
  waiting = setTimeout(D.look, EVERY);
})((globalThis.Dashboard ??= {}));
