// What has no words without its picture: controls, and parts that a colour marks. Words for screen readers alone do not count.
const seen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible" && !element.closest("details:not([open]) > :not(summary)");
const hasWords = (element) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const { width, height } = range.getBoundingClientRect();
    let outer = text.parentElement;
    while (outer !== element && outer.offsetWidth > 1) {
      outer = outer.parentElement;
    }
    if (text.data.trim() && width > 1 && height > 1 && (outer === element || outer.contains(element))) {
      return true;
    }
  }
  return false;
};
const found = [];
for (const control of document.querySelectorAll("[data-unstuck] :is(a, button, summary, label)")) {
  // A box to tick that is no picture, and has its words beside it.
  const isBox = control.querySelector("input[type=checkbox]") !== null;
  if (seen(control) && !hasWords(control) && !isBox) {
    const name = control.getAttribute("aria-label") ?? control.textContent.trim();
    found.push(`${control.localName}.${control.className} (${name || "without a name"})`);
  }
}
// A colour that means something stands on an element that also says it.
for (const marked of document.querySelectorAll("[class*='--good'], [class*='--careful'], [class*='--danger'], [class*='--error'], .check, .caution__card, .caution__word, .field-error, .error-summary")) {
  if (seen(marked) && !hasWords(marked)) {
    found.push(`${marked.localName}.${marked.className} tells by its colour alone`);
  }
}
if (document.images.length > 0) {
  found.push("there is an image that can be missing");
}
return [...new Set(found)];
