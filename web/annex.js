// Starts the annex. The loader imports this file when the first page or tool is opened.
import init, { begin } from "../annex.js";

/** Adds the look of the annex to the page. Without it everything works all the same. */
function dress(address) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  const dressed = new Promise((done) => {
    link.onload = done;
    link.onerror = done;
  });
  document.head.append(link);
  return dressed;
}

const root = document.getElementById("unstuck");
const { annexWasm, annexStyle } = root.dataset;
const address = (name) => new URL(name, document.baseURI);
const dressed = dress(address(annexStyle));
// The program begins as soon as it is there, so the look has to be there before.
const program = await fetch(address(annexWasm)).then((response) => {
  if (!response.ok) {
    throw new Error(`${response.status} for ${annexWasm}`);
  }
  return response.arrayBuffer();
});
await dressed;
await init({ module_or_path: program });
begin(root, window);
