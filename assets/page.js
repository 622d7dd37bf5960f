// Starts the static page: unpacks Plotly, which the page carries compressed, and puts the timeline in the place of the plain table.
(async function () {
  "use strict";

  const root = document.documentElement;
  const element = document.getElementById("timeline");
  const held = (id) => document.getElementById(id).textContent;

  async function unpacked(base64) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }

  root.classList.add("starting");
  try {
    const script = document.createElement("script");
    script.textContent = await unpacked(held("plotly"));
    document.head.append(script);
    globalThis.EventTimeline.mount(element, JSON.parse(held("payload")), { hash: true });
  } catch (error) {
    // The table says everything that the timeline shows.
    const notice = document.createElement("p");
    notice.setAttribute("role", "status");
    notice.textContent = "This browser cannot draw the timeline; its events are listed below.";
    element.querySelector("h1")?.after(notice);
    console.error(error);
  } finally {
    root.classList.remove("starting");
  }
})();
