// Runs before anything of the page: keeps what went wrong, and when the app took over from the static page.
(() => {
  const observed = { errors: [], violations: [], readyAt: null, annexOpened: false, measured: false };
  Object.defineProperty(window, "unstuckObserved", { value: observed });

  const complain = console.error;
  console.error = (...words) => {
    observed.errors.push(`console.error: ${words.map(String).join(" ")}`);
    complain.apply(console, words);
  };
  // Capturing also sees files that failed to load; those events do not bubble.
  addEventListener(
    "error",
    (event) => {
      const file = event.target instanceof Element ? event.target.src || event.target.href : event.filename;
      observed.errors.push(`error: ${event.message || "could not load"} (${file}:${event.lineno ?? ""})`);
    },
    true,
  );
  addEventListener("unhandledrejection", (event) => {
    observed.errors.push(`unhandled rejection: ${event.reason}`);
  });
  addEventListener("securitypolicyviolation", (event) => {
    observed.violations.push(
      `${event.effectiveDirective} blocked ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`,
    );
  });

  // Opening a page to read or a tool is a person's own action, and fetches the annex. What a tool measures it fetches too.
  new MutationObserver(() => {
    observed.annexOpened ||=
      document.querySelector("[data-screen=guide], details[open] > .help__body > [data-part]") !== null;
    observed.measured ||= document.querySelector("[data-action=stop-check]") !== null;
  }).observe(document, { subtree: true, childList: true, attributes: true });

  const watcher = new MutationObserver(() => {
    if (document.querySelector("[data-unstuck]:not(.app--loading)")) {
      observed.readyAt = performance.now();
      watcher.disconnect();
    }
  });
  watcher.observe(document, { subtree: true, childList: true, attributes: true });
})();
