// Starts the app, and says in plain words what to do when it cannot start.
//
// The page names the WebAssembly file, so the same loader serves the development server, where files have plain
// names, and the published site, where names carry a hash of the content and this file is bundled with its import.
import init from "../unstuck.js";

const CONTACT = "https://support.apple.com/contact";

/** The smallest valid module: if this is refused, WebAssembly itself is blocked and the app's file is not to blame. */
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** A failure whose cause is already known. */
class StartError extends Error {
  constructor(cause, detail) {
    super(detail);
    this.cause = cause;
  }
}

/** What is said for each cause: what happened, then what to do. */
const MESSAGES = {
  file: [
    "This page was opened from a file",
    "Browsers do not let a saved page load the parts it needs. Open it from its web address instead.",
  ],
  unsupported: [
    "This browser cannot run this page",
    "It needs WebAssembly, which is missing or turned off here. Lockdown Mode on iPhone turns it off. Use another browser or device, or update this one.",
  ],
  blocked: [
    "This page was not allowed to start",
    "The security policy of this site blocks WebAssembly. The owner of the site has to add 'wasm-unsafe-eval' to script-src.",
  ],
  missing: [
    "A part of this page is missing",
    "The site did not hand out the program. It may have been updated just now: try again in a minute.",
  ],
  wrong: [
    "A part of this page is not what it should be",
    "Something else arrived in place of the program, perhaps the sign-in page of a network. Check the connection and try again.",
  ],
  offline: [
    "The connection was lost",
    "The program could not be loaded. Check the connection and try again.",
  ],
  old: [
    "This browser is too old for this page",
    "Update the browser, or the iPhone, or open this page on another device.",
  ],
  other: [
    "This page could not start",
    "Try again. If that does not help, use another browser.",
  ],
};

/** Fetches the program, telling apart what can go wrong on the way. */
async function fetchProgram(url) {
  let response;
  try {
    response = await fetch(url, { credentials: "same-origin" });
  } catch (error) {
    throw new StartError("offline", String(error));
  }
  if (!response.ok) {
    throw new StartError("missing", `${response.status} for ${url}`);
  }
  const type = response.headers.get("Content-Type") ?? "";
  if (type.startsWith("text/html")) {
    throw new StartError("wrong", `${type} for ${url}`);
  }
  return response;
}

/** Whether a security policy refuses WebAssembly. Chromium and Firefox refuse any module, WebKit only says so. */
function isBlocked(error) {
  if (/unsafe-eval|content security policy/i.test(String(error))) {
    return true;
  }
  try {
    new WebAssembly.Module(EMPTY_MODULE);
    return false;
  } catch {
    return true;
  }
}

function causeOf(error) {
  if (error instanceof StartError) {
    return error.cause;
  }
  if (isBlocked(error)) {
    return "blocked";
  }
  return error instanceof WebAssembly.CompileError ? "old" : "other";
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.textContent = text;
  return made;
}

/** The plain checks, read from the text for visitors without scripts, so that they are written once. */
function plainChecks() {
  const source = document.querySelector("noscript")?.textContent ?? "";
  const list = element("ol", "", "");
  for (const [, text] of source.matchAll(/<li>([^<]*)<\/li>/g)) {
    list.append(element("li", "", text));
  }
  const prose = element("div", "prose", "");
  prose.append(list);
  return prose;
}

/** Two links: load the page again, and ask a person. */
function waysOn() {
  const retry = element("a", "button button--primary", "Try again");
  retry.href = location.href;
  retry.addEventListener("click", (event) => {
    event.preventDefault();
    location.reload();
  });
  const contact = element("a", "failure__contact", "Contact Apple Support");
  contact.href = CONTACT;
  const links = element("p", "failure__links", "");
  links.append(retry, " ", contact);
  return links;
}

/** What a person can pass on, folded away. */
function details(cause, detail) {
  const folded = element("details", "failure__details", "");
  folded.append(element("summary", "", "Details for support"), element("pre", "", `${cause}: ${detail}`));
  return folded;
}

/** Replaces the first screen by what happened, what to do, and where a person can be asked. */
function showHelp(root, cause, detail) {
  const [title, advice] = MESSAGES[cause];
  const heading = element("h1", "failure__title", title);
  heading.tabIndex = -1;
  const panel = element("div", "failure", "");
  const meanwhile = element("p", "failure__lead", "Meanwhile, these checks help, in this order:");
  panel.append(heading, element("p", "failure__lead", advice), waysOn(), meanwhile, plainChecks(), details(cause, detail));

  let frame = element("main", "shell__main", "");
  frame.append(panel);
  for (const name of ["shell__column", "shell__body", "app app--failed"]) {
    const outer = element("div", name, "");
    outer.append(frame);
    frame = outer;
  }
  frame.dataset.failed = cause;
  root.replaceChildren(frame);
  document.title = `${title} - Unstuck`;
  heading.focus();
}

async function start(root) {
  if (location.protocol === "file:") {
    throw new StartError("file", "file:");
  }
  if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") {
    throw new StartError("unsupported", "no WebAssembly");
  }
  // Not preloaded by a link in the page: Safari does not reuse one for `fetch`, and would load the program twice.
  await init({ module_or_path: fetchProgram(new URL(root.dataset.wasm, document.baseURI)) });
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

const root = document.getElementById("unstuck");
annexOnDemand(root);
start(root).catch((error) => {
  console.error(error);
  showHelp(root, causeOf(error), error instanceof Error ? error.message : String(error));
});
