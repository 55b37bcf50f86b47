// The inside of a frame: the element, and a channel to the page around, for pages that allow no script of others.
// `embed.html?guide=…&lang=…&theme=…&host=https://portal.example`: what the host is decides who is told anything.

/** How often and how long apart the frame offers its channel, in milliseconds, until the page around has taken it. */
const [OFFERS, BETWEEN] = [30, 500];

const EVENTS = "ready start step answer back change fix resolved support restart resize handoff error".split(" ");
const SETTINGS = ["guide", "lang", "theme", "visit", "storage", "share-answers", "handoff-label", "heading-level"];

const asked = new URLSearchParams(location.search);
const guide = document.querySelector("unstuck-guide");
for (const name of SETTINGS.filter((name) => asked.has(name))) {
  guide.setAttribute(name, asked.get(name));
}

/** The one origin that is told anything; `undefined` where none is named, or not exactly. */
function hostOf(named) {
  try {
    const { origin } = new URL(named);
    return origin === named && origin !== "null" ? origin : undefined;
  } catch {
    return undefined;
  }
}

const host = hostOf(asked.get("host"));
let taken = false;

/** Offers a channel of its own each time: the page around may not be listening yet, and what it does not take is gone. */
function offer(left) {
  if (taken || left === 0) {
    return;
  }
  const { port1: here, port2: there } = new MessageChannel();
  here.onmessage = () => {
    if (!taken) {
      taken = true;
      begin(here);
    }
  };
  // The browser gives it to a page of this origin and to no other.
  parent.postMessage({ unstuck: 1 }, host, [there]);
  setTimeout(offer, BETWEEN, left - 1);
}

if (host && parent !== window) {
  offer(OFFERS);
}

function begin(port) {
  for (const name of EVENTS) {
    guide.addEventListener(`unstuck-${name}`, (event) => {
      port.postMessage({ type: name, detail: event.detail });
      if (name === "handoff") {
        // The page around that gave the button its name has said that it takes cases.
        event.preventDefault();
      }
    });
  }
  // What came before the channel is not lost: where the guide stands, and how high it is.
  const at = guide.unstuck(1).where();
  if (at) {
    port.postMessage({ type: "ready", detail: { v: 1, guide: guide.guideId, release: guide.unstuck(1).release, ...at } });
  }
  const height = Math.ceil(guide.getBoundingClientRect().height);
  port.postMessage({ type: "resize", detail: { v: 1, guide: guide.guideId, height } });
}
