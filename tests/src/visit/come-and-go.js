// Puts guides into the page and takes each away as soon as it is there; says so in `cameAndWent` when all have gone.
window.cameAndWent = undefined;
(async (times) => {
  for (let at = 0; at < times; at += 1) {
    const element = document.createElement("unstuck-guide");
    const ready = new Promise((done) => element.addEventListener("unstuck-ready", done, { once: true }));
    document.body.append(element);
    element.unstuck(1).start();
    await ready;
    element.remove();
  }
  window.told.length = 0;
  window.heard.length = 0;
  document.getElementById("log").replaceChildren();
  window.cameAndWent = true;
})(arguments[0]);
return null;
