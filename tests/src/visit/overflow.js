const root = document.documentElement;
const width = root.clientWidth;
// What an ancestor clips or scrolls may reach as far as it likes.
const isClipped = (element) => {
  for (let outer = element.parentElement; outer && outer !== document.body; outer = outer.parentElement) {
    if (getComputedStyle(outer).overflowX !== "visible") {
      return true;
    }
  }
  return false;
};
// Only the innermost culprits: what sticks out because its child does is not to blame.
const out = [...document.body.querySelectorAll("*")].filter(
  (element) => element.getBoundingClientRect().right > width + 0.5 && !isClipped(element),
);
const culprits = out
  .filter((element) => !out.some((other) => other !== element && element.contains(other)))
  .slice(0, 5)
  .map((element) => {
    const right = Math.round(element.getBoundingClientRect().right);
    return `${element.localName}.${element.getAttribute("class") ?? ""} ends at ${right}`;
  });
return [Math.max(root.scrollWidth, document.body.scrollWidth), width, culprits];
