// Starts the app, and says in plain words what to do when it cannot start.
//
// The page names the WebAssembly file, so the same loader serves the development server, where files have plain
// names, and the published site, where names carry a hash of the content and this file is bundled with its import.
import init, { begin } from "../unstuck_web.js";
import { isBlocked } from "./blocked.js";

/** A failure whose cause is already known. */
class StartError extends Error {
  constructor(cause, detail) {
    super(detail);
    this.cause = cause;
  }
}

/** The guide that the address asks for in place of that of the page. */
const wanted = new URLSearchParams(location.search).get("guide");

/** Fetches the program, telling apart what can go wrong on the way. */
async function fetchProgram(url) {
  let response;
  try {
    response = await fetch(url, { credentials: "same-origin" });
  } catch (error) {
    throw new StartError("offline", String(error));
  }
  if (!response.ok) {
    throw new StartError("missing", `${response.status} for ${url.pathname}`);
  }
  const type = response.headers.get("Content-Type") ?? "";
  if (type.startsWith("text/html")) {
    throw new StartError("wrong", `${type} for ${url.pathname}`);
  }
  return response;
}

function causeOf(error) {
  if (typeof error?.cause === "string") {
    return error.cause;
  }
  if (isBlocked(error)) {
    return "blocked";
  }
  return error instanceof WebAssembly.CompileError ? "old" : "other";
}

async function start(root) {
  if (location.protocol === "file:") {
    throw new StartError("file", "file:");
  }
  if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") {
    throw new StartError("unsupported", "no WebAssembly");
  }
  // Not preloaded by a link in the page: Safari does not reuse one for `fetch`, and would load the program twice.
  const program = init({ module_or_path: fetchProgram(new URL(root.dataset.wasm, document.baseURI)) });
  await Promise.all([program, wanted !== null && another(root)]);
  begin(root, window);
}

/** Has another guide opened than that of the page, about which nothing is to be read meanwhile. */
async function another(root) {
  root.dataset.chosen = wanted;
  document.title = "Unstuck";
  root.querySelectorAll(".start__intro > *, .loading__slow a").forEach((words) => words.remove());
  const { choose } = await import(new URL(root.dataset.choose, document.baseURI));
  await choose(root, wanted);
}

/**
 * Gets the annex when the first of its parts is opened. It finds by itself which ones are open, and listens for the next.
 * A browser keeps a failed import, so each attempt has an address of its own.
 */
function annexOnDemand(root) {
  let attempts = 0;
  let here = false;
  root.addEventListener("unstuck-annex", () => {
    if (here) {
      return;
    }
    here = true;
    const address = new URL(root.dataset.annex, document.baseURI);
    if (attempts > 0) {
      address.search = String(attempts);
    }
    attempts += 1;
    import(address).catch((error) => {
      console.error(error);
      here = false;
      root.dispatchEvent(new Event("unstuck-no-annex"));
    });
  });
  // A link to a page needs it in any case, so it comes beside the app and not after it.
  if (location.hash.startsWith("#guide")) {
    root.dispatchEvent(new Event("unstuck-annex"));
  }
}

/**
 * Says what happened and what to do. That is a script of its own, which hardly any visit needs; where it does not come
 * either, there is no connection, and little to say.
 */
async function explain(root, cause, detail) {
  try {
    const { showFailure } = await import(new URL(root.dataset.help, document.baseURI));
    showFailure(root, cause, detail);
  } catch (error) {
    console.error(error);
    const element = (name, className, words) =>
      Object.assign(document.createElement(name), { className, textContent: words });
    const title = "Something went wrong, and the connection seems to be lost";
    const heading = element("h1", "failure__title", title);
    heading.tabIndex = -1;
    const again = element("a", "button button--primary", "Try again");
    again.href = "";
    again.addEventListener("click", (event) => {
      event.preventDefault();
      location.reload();
    });
    const panel = element("main", "failure", "");
    panel.dataset.failed = cause;
    panel.append(heading, element("p", "", "Your answers are kept in this browser. Check the connection."), again);
    // As in failure.js: the program does not hear what is pressed here.
    const fresh = root.cloneNode(false);
    fresh.append(panel);
    root.replaceWith(fresh);
    document.title = `${title} - Unstuck`;
    heading.focus();
  }
}

/** The program says that it failed, or that the guide did not come: the cause, and on further lines what happened. */
function failureOnDemand(root) {
  const failed = () => {
    const [cause, ...detail] = root.dataset.failure.split("\n");
    explain(root, cause, detail.join(" "));
  };
  root.addEventListener("unstuck-failed", failed, { once: true });
}

const root = document.getElementById("unstuck");
annexOnDemand(root);
failureOnDemand(root);
start(root).catch((error) => {
  console.error(error);
  explain(root, causeOf(error), error instanceof Error ? error.message : String(error));
});
