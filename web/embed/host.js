// For the page around a frame: gives the frame the height of its content, and tells the page what happens in it. Each event is
// dispatched at the frame as the element would dispatch it.
//
//   <iframe data-unstuck-frame src="https://guides.example/embed.html?guide=…&host=https://portal.example"></iframe>

/** No frame is made lower or higher than this, in CSS pixels, whatever it says of itself. */
const [LOWEST, HIGHEST] = [120, 20_000];
/** So many changes of height within a second are no reading any more, but two pages that answer each other. */
const RESTLESS = 20;

function connect(frame) {
  // A sandboxed frame has no origin of its own, and what it sends comes from "null".
  const sandboxed = frame.sandbox.length > 0 && !frame.sandbox.contains("allow-same-origin");
  const origin = new URL(frame.src).origin;
  const from = sandboxed ? "null" : origin;
  let changes = [];

  const resize = (height) => {
    const now = performance.now();
    changes = [...changes.filter((at) => now - at < 1000), now];
    if (Number.isFinite(height) && changes.length < RESTLESS) {
      frame.style.blockSize = `${Math.min(Math.max(height, LOWEST), HIGHEST)}px`;
    }
  };
  let port;
  addEventListener("message", (event) => {
    const isFrame = event.source === frame.contentWindow && event.origin === from;
    if (!isFrame || event.data?.unstuck !== 1 || event.ports.length !== 1 || port) {
      return;
    }
    [port] = event.ports;
    port.onmessage = ({ data: { type, detail } }) => {
      if (type === "resize") {
        resize(detail.height);
      }
      frame.dispatchEvent(new CustomEvent(`unstuck-${type}`, { detail, bubbles: true, composed: true }));
    };
    port.postMessage("taken");
  });
  // Another page in the frame offers a channel of its own.
  frame.addEventListener("load", () => (port = undefined));
}

document.querySelectorAll("iframe[data-unstuck-frame]").forEach(connect);
