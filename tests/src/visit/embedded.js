// The guide in the element that matches, by "at": what it shows; by "find": its first visible match of a selector.
const element = document.querySelector(arguments[0]);
const app = element?.shadowRoot?.querySelector("[data-unstuck]");
if (arguments[1] === "find") {
  const found = [...(app?.querySelectorAll(arguments[2]) ?? [])].find((part) => part.getClientRects().length > 0);
  // Drivers look no further than the frame, which is as high as what is in it.
  found?.scrollIntoView({ block: "center" });
  return found ?? null;
}
const focused = element?.shadowRoot?.activeElement;
return app
  ? {
      screen: app.dataset.screen,
      step: app.dataset.step ?? null,
      ready: app.dataset.ready ?? null,
      options: [...app.querySelectorAll("input[name=answer]")].map((radio) => radio.value),
      focus: focused?.localName ?? null,
      level: app.querySelector("h1")?.getAttribute("aria-level") ?? "1",
    }
  : null;
