// Where the Tab key stops on this page: each place in the order of the document, with what is seen of it. Radios of one name are
// one stop: the chosen one, else the first.
const seen = (element) =>
  element.getClientRects().length > 0 &&
  getComputedStyle(element).visibility === "visible" &&
  !element.closest("details:not([open]) > :not(summary)");
const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
  (element) => seen(element) && !element.disabled && element.tabIndex >= 0,
);
const representative = (radio) => {
  const group = all.filter((other) => other.type === "radio" && other.name === radio.name);
  return group.find((other) => other.checked) ?? group[0];
};
const stops = all.filter((element) => element.type !== "radio" || representative(element) === element);
const parts = [".shell__header", ".notices", ".shell__bar", "main", ".shell__side", ".shell__footer"];
const name = (element) =>
  `${element.localName} ${element.labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? element.textContent}`.replace(/\s+/g, " ").trim().slice(0, 60);
document.querySelectorAll("[data-stop]").forEach((element) => element.removeAttribute("data-stop"));
return stops.map((element, at) => {
  element.setAttribute("data-stop", at);
  for (const radio of all) {
    if (element.type === "radio" && radio.type === "radio" && radio.name === element.name) {
      radio.setAttribute("data-stop", at);
    }
  }
  const { left, right, top, bottom } = (element.closest("label") ?? element).getBoundingClientRect();
  const part = parts.findIndex((selector) => element.closest(selector));
  const inline = getComputedStyle(element).display === "inline";
  return { name: name(element), part, inline, left: left + scrollX, right: right + scrollX, top: top + scrollY, bottom: bottom + scrollY };
});
