// "watch": notes from now on how long each click takes until another screen stands in the page. "took": what the last one took,
// in milliseconds: from the moment of the click until the page heard of it, and until the screen stood there.
if (arguments[0] === "watch") {
  let clicked = 0;
  let heard = 0;
  let shown = document.querySelector("main");
  addEventListener(
    "click",
    (event) => {
      clicked = event.timeStamp;
      heard = performance.now();
    },
    true,
  );
  new MutationObserver(() => {
    const screen = document.querySelector("main");
    if (screen && screen !== shown && clicked) {
      shown = screen;
      window.took = [heard - clicked, performance.now() - clicked];
      clicked = 0;
    }
  }).observe(document.querySelector("[data-unstuck]").parentElement, { childList: true, subtree: true });
  return null;
}
const took = window.took ?? null;
window.took = undefined;
return took;
