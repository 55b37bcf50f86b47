const root = document.documentElement;
const width = root.clientWidth;
// Only the innermost culprits: what sticks out because its child does is not to blame.
const out = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > width + 0.5);
const culprits = out
  .filter((element) => !out.some((other) => other !== element && element.contains(other)))
  .slice(0, 5)
  .map((element) => {
    const right = Math.round(element.getBoundingClientRect().right);
    return `${element.localName}.${element.getAttribute("class") ?? ""} ends at ${right}`;
  });
return [Math.max(root.scrollWidth, document.body.scrollWidth), width, culprits];
