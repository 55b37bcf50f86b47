// Notes what a screen reader would say on its own: where the focus goes, and what appears in a live region, in this order.
(() => {
  const said = [];
  Object.defineProperty(window, "unstuckSaid", { value: said });
  const REGIONS = "[role=status], [role=alert], [aria-live]:not([aria-live=off])";
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const known = new Map();
  const look = () => {
    // What the page says before the app is there is read like any other text.
    const isReady = document.querySelector("[data-unstuck]:not(.app--loading)") !== null;
    for (const region of document.querySelectorAll(REGIONS)) {
      // What is folded away is not there for a reader.
      if (region.closest("details:not([open])")) {
        continue;
      }
      const text = plain(region.textContent);
      const before = known.get(region);
      known.set(region, text);
      if (text === "" || text === before || !isReady) {
        continue;
      }
      const isNew = before === undefined;
      // A region that comes with its words is not listened to yet; an alert is.
      const kind = region.getAttribute("role") === "alert" ? "alert" : isNew ? "unheard" : "status";
      said.push({ kind, text });
    }
    for (const region of known.keys()) {
      if (!region.isConnected) {
        known.delete(region);
      }
    }
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  document.addEventListener("focusin", (event) => {
    // What changed before the focus moved was said before.
    if (watcher.takeRecords().length > 0) {
      look();
    }
    const element = event.target;
    said.push({ kind: "focus", text: `${element.localName} ${plain(element.textContent)}`.trim() });
  });
})();
