// Text that is cut off, or that sticks out of what it stands in. What is hidden from the eye on purpose, and what scrolls, is none.
const shown = (element) => {
  for (let outer = element; outer; outer = outer.parentElement) {
    if (outer.offsetWidth <= 1 && outer.offsetHeight <= 1) {
      return false;
    }
  }
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1 && getComputedStyle(element).visibility === "visible" && !element.closest("details:not([open]) > :not(summary)");
};
const name = (element) => `${element.localName}.${element.getAttribute("class") ?? ""} “${element.textContent.trim().slice(0, 40)}”`;
const cuts = (style) => [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
const found = [];
for (const element of document.querySelectorAll("[data-unstuck] *")) {
  if (!shown(element)) {
    continue;
  }
  const style = getComputedStyle(element);
  const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  if (cuts(style) && element.textContent.trim() && (element.scrollWidth - element.clientWidth > 1 || element.scrollHeight - element.clientHeight > 1)) {
    found.push(`${name(element)} shows ${element.clientWidth}x${element.clientHeight} of ${element.scrollWidth}x${element.scrollHeight}`);
  }
  if (texts.length === 0) {
    continue;
  }
  let block = element;
  while (getComputedStyle(block).display === "inline") {
    block = block.parentElement;
  }
  const frame = block.getBoundingClientRect();
  const lines = texts.flatMap((text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()];
  });
  const out = lines.find((line) => line.width > 1 && (line.right > frame.right + 1.5 || line.left < frame.left - 1.5));
  if (out) {
    found.push(`${name(element)} from ${Math.round(out.left)} to ${Math.round(out.right)} in a box from ${Math.round(frame.left)} to ${Math.round(frame.right)}`);
  }
}
return [...new Set(found)].slice(0, 10);
