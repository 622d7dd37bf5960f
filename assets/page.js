// Starts the static page: puts the interactive timeline in the place of what stands there without scripts, then unpacks Plotly, which the
// page carries compressed (or which has been loaded from beside it), and hands the drawing over to it.
(async function () {
  "use strict";

  const element = document.getElementById("timeline");
  const held = (id) => document.getElementById(id).textContent;

  // The digits of base 85 as RFC 1924 orders them, with a comma for "<".
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";

  /** The bytes that base 85 stands for: five digits are four bytes, and the last group may be short. */
  function bytesOf(text) {
    const values = new Uint8Array(128);
    for (let value = 0; value < 85; value++) values[DIGITS.charCodeAt(value)] = value;
    const bytes = new Uint8Array(Math.ceil(text.length / 5) * 4);
    for (let from = 0, to = 0; from < text.length; from += 5, to += 4) {
      let number = 0;
      for (let digit = from; digit < from + 5; digit++) number = number * 85 + (digit < text.length ? values[text.charCodeAt(digit)] : 84);
      bytes[to] = number >>> 24;
      bytes[to + 1] = number >>> 16;
      bytes[to + 2] = number >>> 8;
      bytes[to + 3] = number;
    }
    return bytes.subarray(0, Math.floor((text.length * 4) / 5));
  }

  async function unpacked(text) {
    const bytes = bytesOf(text);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }

  // In a frame of another page it says how high it is, and nothing else; whoever embeds it may follow (README).
  if (parent !== window) {
    document.documentElement.classList.add("embedded");
    const tell = () => parent.postMessage({ type: "event-timeline:height", height: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
    new ResizeObserver(tell).observe(document.body);
  }

  // Plotly stands at the end of the file, behind this script.
  const whole = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

  // On paper the picture stands for the chart, which may be zoomed and scrolled.
  const picture = document.getElementById("picture");
  try {
    element.setAttribute("role", "main");
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
