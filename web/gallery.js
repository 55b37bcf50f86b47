// Starts the gallery. What is not of the program it takes from where visitors meet it, and puts it aside for its samples.
import init, { begin } from "../gallery.js";
import { failurePanel } from "./failure.js";

/** The causes of a failure whose panels are shown; others have other words alone. */
const FAILURES = ["missing", "blocked", "guide", "crash"];

function putAside(name, part) {
  const template = document.createElement("template");
  template.dataset.name = name;
  template.content.append(part);
  document.body.append(template);
}

const root = document.getElementById("unstuck");
const response = await fetch(new URL("./", document.baseURI));
const page = new DOMParser().parseFromString(await response.text(), "text/html");
const plain = page.querySelector("noscript");
// The panels read the plain checks from there, as they do in the page itself, where scripts are on and it is text.
const text = document.createElement("noscript");
text.textContent = plain.innerHTML;
document.body.append(text);
putAside("loading", page.querySelector(".app--loading .step"));
putAside("no-script", plain.firstElementChild);
for (const cause of FAILURES) {
  putAside(`failure-${cause}`, failurePanel(root, cause, "what the browser said of it"));
}
await init({ module_or_path: new URL(root.dataset.wasm, document.baseURI) });
begin(root, window);
