const observed = window.unstuckObserved;
if (!observed) {
  return null;
}
const [load] = performance.getEntriesByType("navigation");
const loaded = Math.max(observed.readyAt ?? Infinity, load ? load.loadEventEnd : 0);
return {
  errors: observed.errors.splice(0),
  violations: observed.violations.splice(0),
  late_requests: performance
    .getEntriesByType("resource")
    // The icon is the browser's own affair; WebKit fetches it when it pleases.
    .filter((entry) => entry.startTime > loaded && entry.initiatorType !== "icon")
    .filter((entry) => !(observed.annexOpened && /\/(assets\/annex|guides\/)[^/]*$/.test(entry.name)))
    .filter((entry) => !(observed.measured && entry.name.includes("/assets/probe.")))
    // What is said about a failure comes when there is one.
    .filter((entry) => !(document.querySelector("[data-failed]") && entry.name.includes("/assets/failure.")))
    .map((entry) => `${entry.name} (by ${entry.initiatorType}, ${Math.round(entry.startTime - loaded)} ms later)`),
};
