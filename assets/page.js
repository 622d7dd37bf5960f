// Starts the static page: puts the interactive timeline in the place of what stands there without scripts, then unpacks Plotly, which the
// page carries compressed (or which has been loaded from beside it), and hands the drawing over to it.
(async function () {
  "use strict";

  const element = document.getElementById("timeline");
  const held = (id) => document.getElementById(id).textContent;

  async function unpacked(base64) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }

  // Plotly stands at the end of the file, behind this script.
  const whole = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

  // On paper the picture stands for the chart, which may be zoomed and scrolled.
  const picture = document.getElementById("picture");
  try {
    const timeline = globalThis.EventTimeline.mount(element, JSON.parse(held("payload")), { hash: true });
    if (picture) element.querySelector(".et-header")?.after(picture);
    await whole;
    await painted();
    if (!document.getElementById("plotly").src) {
      const script = document.createElement("script");
      script.textContent = await unpacked(held("plotly"));
      document.head.append(script);
    }
    timeline.redraw();
  } catch (error) {
    // What stands in the page says everything that the timeline shows; without Plotly, the module goes on drawing by itself.
    console.error(error);
  } finally {
    document.documentElement.classList.add("started");
  }
})();
