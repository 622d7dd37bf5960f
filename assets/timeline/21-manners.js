// What the pieces share: wording, colours, what selecting and filtering do, the address, and how the pieces lie on the page.
(function (ET) {
  "use strict";

  const { h } = ET;

  function manners(page) {
    const colours = new Map();
    return {
      /** The sheet's own colours in the present theme, for what Plotly draws. */
      colours() {
        if (!colours.has(page.theme)) {
          const style = getComputedStyle(page.root);
          colours.set(page.theme, Object.fromEntries(["ink", "muted", "line", "accent", "card"].map((name) => [name, style.getPropertyValue(`--et-${name}`).trim()])));
        }
        return colours.get(page.theme);
      },
      select: (id) => page.set({ selected: id }),
      scales: () => ET.state.SCALES.filter((scale) => page.payload.scales[scale]),
      groupings: () => ET.state.GROUPS.filter((group) => group !== "document" || page.payload.documents.length > 1),
      rescale: (scale) => page.set({ scale, range: ET.converted(page.state.range, page.payload.scales[page.state.scale], page.payload.scales[scale]) }),
      clear: () => page.set(ET.state.UNFILTERED),
      filtering: () => ["query", "since", "until"].some((name) => page.state[name].trim() !== "") || page.state.hidden.length > 0,
      link: () => `${page.options.base?.() ?? location.href.split("#")[0]}#${ET.state.encode(page.state, page.payload)}`,
      async copyLink() {
        page.say((await ET.copy(page.link())) ? "The link to this view was copied." : "The link could not be copied.", { seen: true });
      },
      toggle(key) {
        const { hidden } = page.state;
        page.set({ hidden: hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key] });
      },
      /** Brings back what is left out at first ("again" or "skipped"), or leaves it out again. */
      bring(aside) {
        const { shown } = page.state;
        page.set({ shown: shown.includes(aside) ? shown.filter((other) => other !== aside) : [...shown, aside] });
      },
      act: (name, detail) => page.options.onAction?.(name, detail),
      actions: (place) => (page.options.onAction ? page.options.actions.filter((action) => (action.place ?? "details") === place) : []),
      offers: (name) => page.options.actions.some((action) => action.name === name),
      published({ published_words: words, published_from: from, updated_words: updated, author, site }) {
        // Isolated, for a name may be written from right to left.
        const whose = [author ? `by \u2068${author}\u2069` : "", site ? `\u2068${site}\u2069` : ""].filter(Boolean).map((part) => ` · ${part}`).join("");
        if (!words) return `No publication date was found; relative expressions stay undated.${whose}`;
        return `Published ${words}${from === "" ? "" : from === "given" ? " · as given" : ` · found in ${from}`}${updated ? ` · last changed ${updated}` : ""}${whose}`;
      },
      emptiness() {
        if (page.index.events.length) return [h("p", { text: "No event matches." }), h("button", { type: "button", class: "et-button", text: "Show all events", on: { click: page.clear } })];
        const undated = page.payload.documents.reduce((sum, { expressions }) => sum + expressions.filter(({ state }) => state === "undated").length, 0);
        const rest = undated ? ` ${undated} ${undated === 1 ? "expression stays" : "expressions stay"} undated; the tray beside the article says why.` : "";
        return [h("p", { text: `No dated event was found.${rest}` })];
      },
    };
  }

  const WIDTHS = { snug: 1180, single: 900, narrow: 640 }; // pixels of the root, up to which the sheet's class of that name holds

  const RARE = ["selected", "scale", "group", "filter", "document", "tab", "sort", "descending"];

  /** Keeps the state in the address: what the reader chooses is a step of the history, zooming is not. */
  function address(page, wanted) {
    let waiting = 0;
    const text = () => ET.state.encode(page.state, page.payload);
    const here = () => location.href.split("#")[0];
    function write(how) {
      clearTimeout(waiting);
      const hash = text();
      if (hash === location.hash.replace(/^#/, "")) return;
      try {
        history[how](null, "", hash ? `#${hash}` : here());
      } catch {
        // Some hosts forbid to write the address; the view works without.
      }
    }
    function keep(changed) {
      if (!wanted) return;
      if (RARE.some((name) => changed.has(name))) write("pushState");
      else {
        clearTimeout(waiting);
        waiting = setTimeout(() => write("replaceState"), 250);
      }
    }
    function back() {
      page.set(ET.state.decode(location.hash, page.payload), { by: "address" });
    }
    if (wanted) window.addEventListener("popstate", back);
    return {
      keep,
      read: () => (wanted && location.hash.length > 1 ? ET.state.decode(location.hash, page.payload) : null),
      stop: () => {
        clearTimeout(waiting);
        window.removeEventListener("popstate", back);
      },
    };
  }

  /** Lays the pieces out in `root`: toolbar above, timeline and table left, details and article right. */
  function arrange(root, parts) {
    const node = (name) => parts[name]?.node ?? null;
    const picture = [node("header"), node("legend"), node("chart"), node("rail"), node("strip")].filter(Boolean);
    const left = [picture.length ? h("section", { class: "et-card et-picture", "aria-label": "Timeline" }, ...picture) : null, node("table")].filter(Boolean);
    const right = [node("details"), node("article")].filter(Boolean);
    const main = h("div", { class: "et-main" }, left.length ? h("div", { class: "et-left" }, ...left) : null, right.length ? h("div", { class: "et-right" }, ...right) : null);
    root.append(...[node("toolbar"), main].filter(Boolean));
    root.classList.toggle("et-whole", Boolean(node("toolbar")));
    root.classList.toggle("et-one", !left.length || !right.length);
    const home = node("details")?.parentNode;
    if (parts.rail) parts.rail.node.hidden = true;
    return {
      widths(width) {
        root.style.setProperty("--et-top", `${node("toolbar")?.offsetHeight ?? 0}px`);
        for (const [name, most] of Object.entries(WIDTHS)) root.classList.toggle(`et-${name}`, width <= most);
      },
      narrow(on) {
        for (const name of ["chart", "strip"]) if (parts[name]) parts[name].node.hidden = on;
        if (parts.rail) parts.rail.node.hidden = !on;
      },
      // On a narrow screen the details open below the headline that was chosen.
      settle(narrow, selected) {
        const details = node("details");
        if (!details) return;
        const slot = narrow && selected !== null ? parts.rail?.slot() : null;
        if (slot) slot.append(details);
        else if (details.parentNode !== home) home.prepend(details);
      },
    };
  }

  Object.assign(ET, { WIDTHS, manners, address, arrange });
})((globalThis.EventTimeline ??= {}));
