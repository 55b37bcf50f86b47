const app = document.querySelector("[data-unstuck]:not(.app--loading)");
if (!app) {
  return null;
}
const seen = (element) => element.getClientRects().length > 0;
const all = (selector) => [...app.querySelectorAll(selector)].filter(seen);
// A page of the guide or a tool that is still coming is no page yet.
if (all(".loading").some((element) => !element.closest("details:not([open])"))) {
  return null;
}
const text = (element) => (element ? element.innerText.replace(/\s+/g, " ").trim() : null);
// Radios may be drawn by their label and be invisible themselves.
const radios = [...app.querySelectorAll("input[type=radio][name=answer]")].filter(
  (radio) => seen(radio) || (radio.labels[0] && seen(radio.labels[0])),
);
const headings = all("h1");
const focused = document.activeElement;
const rows = new Map();
for (const change of app.querySelectorAll("[data-answers] [data-action=change][data-step]")) {
  let row = change;
  while (!row.parentElement.matches("[data-answers]") && row.parentElement.querySelectorAll("[data-action=change]").length === 1) {
    row = row.parentElement;
  }
  const words = row.textContent.replace(change.textContent, "");
  rows.set(change.dataset.step, words.replace(/\s+/g, " ").trim());
}
const summary = app.querySelector("[data-summary]");
return {
  screen: app.dataset.screen,
  step: app.dataset.step ?? null,
  ready: app.dataset.ready ?? null,
  heading: text(headings[0]) ?? "",
  headings: headings.length,
  again: text(app.querySelector("#question-again")),
  title: document.title,
  hash: location.hash,
  focus: {
    element: focused ? focused.localName : "",
    action: focused?.dataset?.action ?? null,
    name: focused?.getAttribute?.("name") ?? null,
    value: focused?.getAttribute?.("value") ?? null,
    checked: focused?.checked === true,
    error: Boolean(focused?.closest?.(".error-summary, [role=alert]")),
  },
  actions: all("[data-action]").filter((button) => !button.disabled).map((button) => button.dataset.action),
  options: radios.map((radio) => radio.value),
  chosen: radios.find((radio) => radio.checked)?.value ?? null,
  answers: [...rows].map(([step, words]) => ({ step, text: words })),
  notice: text(all("[data-notice]")[0]),
  error: text(all(".error-summary, [role=alert]")[0]),
  summary: summary ? summary.value ?? summary.textContent : null,
};
