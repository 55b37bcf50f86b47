// What a finger has to hit, and how large it is. A link within a sentence may be as high as its line; a radio or a box is as large
// as its label.
const seen = (element) => element.getClientRects().length > 0 && element.checkVisibility?.() !== false;
const size = (element) => {
  const own = element.getBoundingClientRect();
  const label = element.labels?.[0]?.getBoundingClientRect();
  return label && label.height > own.height ? label : own;
};
const targets = [...document.querySelectorAll("[data-unstuck] :is(a[href], button, summary, select, input, textarea)")].filter(
  (element) => seen(element) && !element.disabled && !element.closest("details:not([open]) > :not(summary)"),
);
return targets
  .filter((element) => getComputedStyle(element).display !== "inline")
  .map((element) => [element, size(element)])
  .filter(([, { width, height }]) => Math.min(width, height) < arguments[0] - 0.5)
  .map(([element, { width, height }]) => {
    const name = (element.textContent || element.getAttribute("aria-label") || element.name || "").trim().slice(0, 30);
    return `${element.localName}.${element.className} "${name}" ${Math.round(width)}x${Math.round(height)}`;
  });
