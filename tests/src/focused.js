// The element with the focus, and whether it can be seen that it has it. The body of a function.
const element = document.activeElement;
if (!element || element === document.body) {
  return null;
}
const luminance = (parts) => {
  const [r, g, b] = parts.slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const colour = (text) => {
  const parts = (text.match(/[\d.]+/g) ?? []).map(Number);
  return parts.length < 3 || parts[3] === 0 ? null : parts;
};
const contrast = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
// What lies behind an element: the first background that is not transparent, or the colours of a gradient.
const behind = (from) => {
  for (let outer = from; outer; outer = outer.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(outer);
    const drawn = (backgroundImage.match(/rgba?\([^)]*\)/g) ?? []).map(colour).filter(Boolean);
    const plain = colour(backgroundColor);
    if (plain || drawn.length > 0) {
      return [...drawn, ...(plain ? [plain] : [])];
    }
  }
  return [[255, 255, 255]];
};
const faults = [];
const ring = [element, element.closest("label"), element.nextElementSibling].find((part) => {
  const style = part && getComputedStyle(part);
  return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
});
// WebKit draws no ring around a radio that the arrow keys have gone to; that it is chosen then shows where the focus is.
const isChosen = scrollsLater && element.type === "radio" && element.checked;
if (!ring && !isChosen) {
  faults.push("no ring of 2 px");
} else if (ring) {
  const style = getComputedStyle(ring);
  const inside = parseFloat(style.outlineOffset) < 0;
  const worst = Math.min(...behind(inside ? ring : ring.parentElement).map((back) => contrast(colour(style.outlineColor) ?? [0, 0, 0], back)));
  if (worst < 3) {
    faults.push(`a ring of contrast ${worst.toFixed(2)}`);
  }
}
const what = `${element.localName} ${(element.textContent || element.value || "").trim().slice(0, 40)}`;
const stop = Number(element.getAttribute("data-stop") ?? -1);
if (scrollsLater && element.matches("input:not([type=radio], [type=checkbox])")) {
  return { stop, what, faults };
}
const shown = ring ?? element.closest("label") ?? element;
const box = shown.getBoundingClientRect();
const [width, height] = [document.documentElement.clientWidth, document.documentElement.clientHeight];
const slack = 1;
if (box.bottom < slack || box.top > height - slack || box.right < slack || box.left > width - slack) {
  faults.push("out of the window");
} else if (!isContentWithLess && Math.min(box.bottom, height) - Math.max(box.top, 0) < Math.min(box.height / 3, 44)) {
  faults.push(`cut off by the window: from ${Math.round(box.top)} to ${Math.round(box.bottom)} of ${height}`);
}
const [left, right] = [Math.max(box.left, 0) + 4, Math.min(box.right, width) - 4];
const [top, bottom] = [Math.max(box.top, 0) + 4, Math.min(box.bottom, height) - 4];
for (const [x, y] of [[left, top], [right, top], [left, bottom], [right, bottom], [(left + right) / 2, (top + bottom) / 2]]) {
  const hit = document.elementFromPoint(x, y);
  if (hit && !shown.contains(hit) && !hit.contains(shown)) {
    faults.push(`covered by ${hit.localName}.${hit.className}`);
    break;
  }
}
return { stop, what, faults };
