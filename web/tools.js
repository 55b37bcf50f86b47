// Starts the tools. The loader imports this file when the first tool is opened.
import init from "../tools.js";

/** Adds the look of the tools to the page. Without it they work all the same. */
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

const { toolsWasm, toolsStyle } = document.getElementById("unstuck").dataset;
const address = (name) => new URL(name, document.baseURI);
const dressed = dress(address(toolsStyle));
// The program begins as soon as it is there, so the look has to be there before.
const program = await fetch(address(toolsWasm)).then((response) => {
  if (!response.ok) {
    throw new Error(`${response.status} for ${toolsWasm}`);
  }
  return response.arrayBuffer();
});
await dressed;
await init({ module_or_path: program });
