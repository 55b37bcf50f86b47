// Keeps what the guide tells the page: as it was told, and in short. The heights are left out: they depend on the fonts.
const NAMES = "ready start step answer back change fix resolved support restart error handoff".split(" ");
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
      event.preventDefault();
      document.getElementById("ticket").textContent = given.text;
    }
  });
}
