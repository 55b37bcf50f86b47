// Keeps what the guide tells the page: as it was told, and in short. The heights are left out: they depend on the fonts.
const NAMES = "ready start step answer back change fix resolved support restart error handoff".split(" ");
/** What becomes of a case in pages that do it by hand; React and Vue have their own way. */
const place = document.querySelector("pre#ticket");
const take = place && ((event) => {
  event.preventDefault();
  place.textContent = event.detail.case.text;
});
window.told = [];
window.heard = [];
for (const name of NAMES) {
  addEventListener(`unstuck-${name}`, (event) => {
    // The release is another one each time.
    const { case: given, release, ...about } = event.detail;
    window.heard.push({ type: name, detail: event.detail });
    window.told.push({ event: name, ...about, ...(given && { case: Object.keys(given.data) }) });
    const line = document.createElement("li");
    line.textContent = `${name} ${JSON.stringify(about)}`;
    document.getElementById("log")?.append(line);
    if (name === "handoff") {
      take?.(event);
    }
  });
}
