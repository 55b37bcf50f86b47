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
  (element) => {
    const { left, right } = element.getBoundingClientRect();
    // From right to left a page grows at its left edge.
    return (right > width + 0.5 || (left < -0.5 && document.documentElement.dir === "rtl")) && !isClipped(element);
  },
);
const culprits = out
  .filter((element) => !out.some((other) => other !== element && element.contains(other)))
  .slice(0, 5)
  .map((element) => {
    const { left, right } = element.getBoundingClientRect();
    return `${element.localName}.${element.getAttribute("class") ?? ""} from ${Math.round(left)} to ${Math.round(right)}`;
  });
return [Math.max(root.scrollWidth, document.body.scrollWidth), width, culprits];
