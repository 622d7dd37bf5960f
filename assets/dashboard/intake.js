// What is added: files, pasted text and pages, one after the other, with a card that tells how far it is and what failed.
(function (D) {
  "use strict";

  const queue = [];
  let state = null; // of the card: {total, done, added, failures, job, stop} or null

  const h = (...parts) => window.EventTimeline.h(...parts);
  const place = () => document.getElementById("intake");

  /** Adds sources: {way: "file" | "text" | "address" | "page", name, body, title, published, again, then}. */
  function add(sources) {
    if (!sources.length) return;
    if (state?.over) state = null;
    queue.push(...sources);
    if (state) state.total += sources.length;
    else run(sources.length);
  }

  async function run(total) {
    state = { total, done: 0, added: [], failures: [], stop: false, over: false, name: "" };
    const mine = state;
    while (queue.length && !mine.stop) {
      const source = queue.shift();
      mine.name = source.name;
      draw();
      await read(source, mine);
      if (!mine.stop) mine.done += 1;
    }
    mine.over = true;
    if (mine.stop) queue.length = 0;
    finish(mine);
    draw();
    pass(mine);
  }

  /** What went well is told for a while, and longer while somebody is at it; what failed stays until it is closed. */
  function pass(mine) {
    setTimeout(() => {
      if (state !== mine || mine.failures.length) return;
      if (place().matches(":hover, :focus-within")) pass(mine);
      else close();
    }, D.TOLD);
  }

  const NOTHING = "is a folder without articles; choose or drop the files in it that are";

  async function read({ way, name, body, title = "", published = "", again = "", then }, mine) {
    mine.again = again !== "";
    mine.job = crypto.randomUUID?.() ?? String(Math.random());
    const told = encodeURIComponent(JSON.stringify({ way, name, title, published, again, job: mine.job }));
    const before = mine.failures.length;
    if (way === "nothing") return void mine.failures.push({ name, way, problem: NOTHING });
    try {
      mine.abort = new AbortController();
      const answer = await fetch("/intake", { method: "POST", body, headers: { "X-Intake": told, "Content-Type": "application/octet-stream" }, signal: mine.abort.signal });
      if (answer.status === 413) throw new Error("is larger than 200 MB; split it");
      if (!answer.ok) throw new Error("was not taken by the server; its log says why");
      await lines(answer, (outcome) => {
        if (outcome.article) mine.added.push(outcome);
        else mine.failures.push({ ...outcome, way });
        draw();
      });
    } catch (error) {
      if (mine.stop) return;
      const lost = error instanceof TypeError; // what fetch throws when nothing came through
      mine.failures.push({ name, way, problem: lost ? "could not be sent; see whether the server still runs" : error.message });
    }
    if (mine.failures.length === before) then?.();
  }

  async function lines(answer, each) {
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      const parts = (rest + (value ?? "")).split("\n");
      rest = parts.pop();
      for (const part of parts) if (part) each(JSON.parse(part));
      if (done) return;
    }
  }

  function cancel() {
    state.stop = true;
    fetch("/intake/cancel", { method: "POST", headers: { "X-Intake": state.job } });
    state.abort?.abort();
  }

  /** Shows what came in, beside what is shown; the sample goes. */
  function finish({ added }) {
    const articles = [...new Set(added.map(({ article }) => article))];
    if (!articles.length) return;
    D.own = articles;
    const sample = !document.getElementById("greeting").hidden;
    const wanted = D.search([...new Set([...(sample ? [] : D.shown()), ...articles])]);
    if (wanted === location.search) D.look();
    else D.set("address", { search: wanted });
  }

  const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

  const named = (articles) => (articles.length === 1 ? `“${articles[0].title}”` : counted(articles.length, "article"));

  function summary({ added, failures, stop, done, total, again }) {
    const all = [...new Map(added.map((outcome) => [outcome.article, outcome])).values()];
    const articles = all.filter(({ edit }) => edit !== null);
    const known = all.filter(({ edit }) => edit === null);
    const events = articles.reduce((sum, outcome) => sum + outcome.events, 0);
    const undated = articles.filter(({ dated }) => !dated).length;
    const words = [];
    if (articles.length) words.push(`${again ? "Read again:" : "Added"} ${named(articles)}: ${counted(events, "event")}.`);
    if (known.length) words.push(again ? `${named(known)} says the same as before; nothing was changed.` : `${named(known)} ${known.length === 1 ? "is" : "are"} already in the library; nothing was changed.`);
    if (undated) words.push(`No publication date was found${articles.length === 1 ? "" : ` in ${undated} of them`}; with one, more can be dated.`);
    if (failures.length) words.push(`${counted(failures.length, "source")} could not be read:`);
    if (stop) words.push(`Cancelled after ${done} of ${total}.`);
    return words.join(" ") || "Nothing was added.";
  }

  function draw() {
    if (!state) return place().replaceChildren();
    const { over, total, done, name, failures } = state;
    const failed = failures.map(({ name: of, problem, way }) => h("li", {}, h("strong", { text: of }), " ", h("span", { text: problem }), ...again(way)));
    const head = over
      ? [h("p", { text: summary(state) }), undoer(state), button("Close", close)]
      : [h("p", { "aria-live": "off", text: `Reading ${total > 1 ? `${done + 1} of ${total}: ` : ""}${name}` }), h("progress", { max: String(total), value: String(done), "aria-label": "Articles read" }), button("Cancel", cancel)];
    return place().replaceChildren(h("section", { class: "card intake", "aria-label": "What is being added" }, h("div", { class: "intake-head" }, ...head), failed.length ? h("ul", { class: "failures" }, ...failed) : null));
  }

  /** Takes back what came in; nothing where nothing did. */
  function undoer({ added }) {
    const edits = added.map(({ edit }) => edit).filter((edit) => edit !== null);
    return edits.length ? button("Undo", () => (close(), D.deed("undo", { edits }))) : null;
  }

  const button = (text, run) => h("button", { type: "button", class: "et-button", text, on: { click: run } });

  function again(way) {
    return !["text", "address"].includes(way) || !state.over ? [] : [" ", button("Open again", () => open(way))];
  }

  function close() {
    state = null;
    draw();
  }

  function open(way) {
    for (const field of ["add-text", "add-published", "add-url"]) D.set(field, { error: null });
    D.set("add-way", { value: way });
    D.set("add-dialog", { opened: true });
    D.focusWhenShown({ files: "add-choose", text: "add-text", address: "add-url" }[way]);
  }

  const ofFiles = (files, again = "") => [...files].map((file) => ({ way: "file", name: file.name, body: file, again }));

  /** The articles among the files of a folder, [{path, file}], as sources. Where there is none, that is said. */
  function ofFolder(found, folder) {
    const endings = place().dataset.endings.split(" ");
    const isHidden = (path) => path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");
    const wanted = found.filter(({ path }) => !isHidden(path) && endings.some((ending) => path.toLowerCase().endsWith(ending)));
    const sources = wanted.map(({ path, file }) => ({ way: "file", name: path, body: file }));
    return sources.length ? sources : [{ way: "nothing", name: folder, body: "" }];
  }

  /** Lets a person choose a folder, of which all articles are added. */
  function chooseFolder() {
    const input = h("input", { type: "file", webkitdirectory: true });
    input.addEventListener("change", () => {
      D.set("add-dialog", { opened: false });
      const found = [...input.files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
      add(ofFolder(found, found[0]?.path.split("/")[0] ?? "the folder"));
    });
    input.click();
  }

  /** The files in a dropped folder, and in the folders in it. */
  async function within(entry) {
    const asked = (ask) => new Promise((resolve, reject) => ask(resolve, reject));
    const path = entry.fullPath.replace(/^\//, "");
    if (entry.isFile) return [{ path, file: await asked((...done) => entry.file(...done)) }];
    const reader = entry.createReader();
    const found = [];
    // A reader gives its entries by the hundred.
    for (let some; (some = await asked((...done) => reader.readEntries(...done))).length; ) for (const inner of some) found.push(...(await within(inner)));
    return found;
  }

  /** Lets a person choose files; `again` is the article of which the one file is a corrected version. */
  function choose(again = "") {
    const input = h("input", { type: "file", multiple: again === "" });
    input.addEventListener("change", () => {
      D.set(again ? "edit-dialog" : "add-dialog", { opened: false });
      add(ofFiles(input.files, again));
    });
    input.click();
  }

  function addText(text, title, published) {
    D.set("add-dialog", { opened: false });
    const clear = () => ["add-text", "add-title", "add-published"].forEach((field) => D.set(field, { value: "" }));
    add([{ way: "text", name: "pasted text", body: text, title, published, then: clear }]);
  }

  function addAddress(address) {
    const isPage = /^https?:\/\/\S+$/i.test(address);
    D.set("add-url", { error: isPage ? null : "This is no address of a page; it begins with https://" });
    if (!isPage) return;
    D.set("add-dialog", { opened: false });
    add([{ way: "address", name: address, body: address, then: () => D.set("add-url", { value: "" }) }]);
  }

  /** Reads the page of an article again, which may have been corrected. */
  function refetch(again) {
    D.set("edit-dialog", { opened: false });
    add([{ way: "page", name: D.known.articles[again], body: "", again }]);
  }

  // In a field of several lines Enter is a new line; with Ctrl it is the dialog's own button.
  const SUBMITS = { "add-text": "add-submit", "add-title": "add-submit", "add-published": "add-submit", "event-note": "event-save" };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !(event.target.id in SUBMITS)) return;
    event.preventDefault();
    document.getElementById(SUBMITS[event.target.id]).click();
  });

  // Files may be dropped anywhere; none makes the browser leave the page.
  const holds = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
  const over = (on) => document.body.classList.toggle("dropping", on);
  let depth = 0;
  document.addEventListener("dragenter", (event) => holds(event) && over((depth += 1) > 0));
  document.addEventListener("dragleave", (event) => holds(event) && over((depth -= 1) > 0));
  document.addEventListener("dragover", (event) => holds(event) && event.preventDefault());
  document.addEventListener("drop", async (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    over((depth = 0) > 0);
    D.set("add-dialog", { opened: false });
    // They are there as long as the event is, and folders only as entries.
    const dropped = [...event.dataTransfer.items].filter(({ kind }) => kind === "file").map((item) => ({ entry: item.webkitGetAsEntry?.(), file: item.getAsFile() }));
    const sources = await Promise.all(dropped.map(async ({ entry, file }) => (entry?.isDirectory ? ofFolder(await within(entry), entry.name) : ofFiles(file ? [file] : []))));
    add(sources.flat());
  });

  // What is pasted where nothing can be typed is to be added.
  document.addEventListener("paste", (event) => {
    if (D.isTyping(event)) return;
    const { files } = event.clipboardData;
    const text = event.clipboardData.getData("text/plain").trim();
    if (files.length) add(ofFiles(files));
    else if (/^https?:\/\/\S+$/.test(text)) {
      D.set("add-url", { value: text });
      open("address");
    } else if (text) {
      D.set("add-text", { value: text });
      open("text");
    }
  });

  D.intake = { choose, chooseFolder, addText, addAddress, refetch, open };
})((globalThis.Dashboard ??= {}));
