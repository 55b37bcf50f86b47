// Starts the tools. The loader imports this file when the first tool is opened.
import init from "../tools.js";

const { toolsWasm } = document.getElementById("unstuck").dataset;
await init({ module_or_path: new URL(toolsWasm, document.baseURI) });
