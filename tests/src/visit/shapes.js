// Pairs of a chosen and an unchosen choice that look the same where all colours are the same: by their edges, rings, marks and
// letters.
const shape = (choice) => {
  const parts = [choice, choice.querySelector("input"), choice.querySelector(".segmented__label")].filter(Boolean);
  return JSON.stringify(
    parts.map((part) => {
      const style = getComputedStyle(part);
      return [
        style.borderTopWidth, style.borderTopStyle, style.borderTopColor.includes("rgba(0, 0, 0, 0)") ? "clear" : "drawn",
        style.outlineWidth, style.outlineStyle,
        style.boxShadow.replace(/rgba?\([^)]*\)/g, ""),
        style.backgroundImage === "none" ? "plain" : "drawn",
        style.fontWeight,
        // Drawn by the browser itself, which marks what is chosen.
        part.localName === "input" && style.appearance !== "none" && style.opacity !== "0" ? part.checked : "own",
      ];
    }),
  );
};
const found = [];
let pairs = 0;
const names = new Set([...document.querySelectorAll("[data-unstuck] input[type=radio]")].map((radio) => radio.name));
for (const name of names) {
  const radios = [...document.querySelectorAll(`input[type=radio][name="${name}"]`)].filter((radio) => radio.closest("label").getClientRects().length > 0);
  const chosen = radios.find((radio) => radio.checked);
  const other = radios.find((radio) => !radio.checked);
  if (!chosen || !other) {
    continue;
  }
  pairs += 1;
  if (shape(chosen.closest("label")) === shape(other.closest("label"))) {
    found.push(`of ${name}, ${chosen.value} is chosen and looks like ${other.value}`);
  }
}
return [pairs, found];
