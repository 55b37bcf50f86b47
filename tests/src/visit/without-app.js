// What a page says that has no app of its own on it: what can be read, what failed, and which files have come.
const read = (root) =>
  [...root.children]
    .map((element) => element.innerText ?? "")
    .concat([...root.querySelectorAll("*")].filter((element) => element.shadowRoot).map((host) => read(host.shadowRoot)))
    .join("\n");
const files = performance.getEntriesByType("resource");
return {
  address: location.href,
  state: `${document.readyState}, ${document.visibilityState}`,
  text: read(document.body ?? document).trim().slice(0, 600),
  errors: window.unstuckObserved?.errors ?? [],
  files: files.map((file) => `${new URL(file.name).pathname} ${file.responseStatus ?? ""}`.trim()),
};
