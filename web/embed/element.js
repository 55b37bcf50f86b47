// The element `<unstuck-guide>`: the one script that a page has to load. What it shows comes when somebody is about to see
// it; until then, and whenever something fails, its own content is there, such as a link. docs/embedding.md is its manual.

/** The build puts in the release, and the script with everything else: its address from here, and its integrity. */
const RELEASE = "__RELEASE__";
const [REST, REST_INTEGRITY] = ["__REST__", "__REST_INTEGRITY__"];

/** What is said where the guide cannot start, by the code that docs/embedding.md explains. */
const MESSAGES = {
  csp: "The security policy of this page does not allow it.",
  cors: "The server that has it does not allow this page to use it.",
  missing: "A part of it is missing on the server.",
  mime: "Something else arrived in place of a part of it.",
  integrity: "A part of it is not what the page expects, so it was refused.",
  "no-wasm": "It needs WebAssembly, which is missing or turned off in this browser.",
  old: "This browser is too old for it.",
  file: "It does not work in a page that was opened from a file.",
  guide: "Its guide could not be loaded.",
  "guide-wrong": "Its guide is not one that it can read.",
  offline: "The connection was lost.",
  crash: "It failed. Reload the page to use it again; the answers are kept.",
  other: "Something unforeseen happened.",
};

/** Gets the rest once a page, for all elements; again after a failure, since a browser keeps a failed import. */
let rest;
let attempts = 0;
function theRest() {
  rest ??= load().catch((error) => {
    rest = undefined;
    throw error;
  });
  return rest;
}

async function load() {
  const fail = (code, detail) => Object.assign(new Error(detail), { code });
  if (location.protocol === "file:") {
    throw fail("file", location.protocol);
  }
  if (typeof WebAssembly !== "object") {
    throw fail("no-wasm", "no WebAssembly");
  }
  const url = new URL(REST, import.meta.url);
  // The import itself has no place for it; the browser takes what was checked here.
  const ahead = document.createElement("link");
  Object.assign(ahead, { rel: "modulepreload", href: url, integrity: REST_INTEGRITY, crossOrigin: "anonymous" });
  const refused = new Promise((done) => (ahead.onerror = done));
  let violation;
  const watch = (event) => (violation = event.effectiveDirective);
  document.addEventListener("securitypolicyviolation", watch);
  document.head.append(ahead);
  try {
    if (attempts++) {
      url.search = attempts;
    }
    return await import(url);
  } catch (error) {
    if (violation) {
      throw fail("csp", violation);
    }
    const answer = await fetch(url).catch(() => fetch(url, { mode: "no-cors" }).then(() => "cors", () => "offline"));
    if (typeof answer === "string") {
      throw fail(answer, url.pathname);
    }
    if (!answer.ok) {
      throw fail("missing", `${answer.status} for ${url.pathname}`);
    }
    if (!/javascript/.test(answer.headers.get("Content-Type"))) {
      throw fail("mime", `${answer.headers.get("Content-Type")} for ${url.pathname}`);
    }
    throw fail(await Promise.race([refused.then(() => "integrity"), "other"]), String(error));
  } finally {
    document.removeEventListener("securitypolicyviolation", watch);
    ahead.remove();
  }
}

const started = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => entry.target.unstuck(1).start()),
  { rootMargin: "200px" },
);

class UnstuckGuide extends HTMLElement {
  static release = RELEASE;
  static observedAttributes = ["theme", "heading-level", "font", "dir", "guide", "lang"];

  #guide;
  #api;

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
    const start = () => this.#start();
    this.#api = Object.freeze({
      version: 1,
      release: RELEASE,
      start,
      restart: () => this.#guide?.restart?.(),
      where: () => this.#guide?.where?.(),
      focus: () => this.#guide?.focus?.(),
    });
  }

  /** The methods, by their version; there is one. */
  unstuck(version) {
    if (version !== 1) {
      throw new RangeError(`unstuck-guide ${RELEASE} has version 1 of its methods, not ${version}`);
    }
    return this.#api;
  }

  connectedCallback() {
    if (this.#guide) {
      return;
    }
    if (this.getAttribute("start") !== "manual") {
      started.observe(this);
    }
    this.addEventListener("focusin", this.#api.start, { once: true });
  }

  disconnectedCallback() {
    // A move takes it out and puts it in again at once.
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#end();
      }
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#guide) {
      return;
    }
    if (name === "guide" || name === "lang") {
      this.#end();
      this.#start();
    } else {
      this.#guide.dress?.(name);
    }
  }

  async #start() {
    started.unobserve(this);
    if (this.#guide) {
      return;
    }
    this.shadowRoot.querySelector("[part=failure]")?.remove();
    // Until the guide is there this stands for it, so that it is not begun twice and can be ended.
    const guide = (this.#guide = { end() {} });
    try {
      const { begin } = await theRest();
      if (this.#guide === guide) {
        this.#guide = begin(this, (code, detail) => this.#failed(code, detail));
      }
    } catch (error) {
      if (this.#guide === guide) {
        this.#failed(error.code ?? "other", error.message);
      }
    }
  }

  #end() {
    started.unobserve(this);
    this.#guide?.end();
    this.#guide = undefined;
    this.shadowRoot.replaceChildren(document.createElement("slot"));
  }

  /** Back to the content of the element, with a line that says why and a way to try again. */
  #failed(code, detail) {
    this.#end();
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    line.part = "failure";
    const link = document.createElement("a");
    link.href = new URL(`embedding.html#${code}`, import.meta.url);
    Object.assign(link, { textContent: `unstuck: ${code}`, target: "_blank", rel: "noopener" });
    const again = document.createElement("button");
    Object.assign(again, { type: "button", textContent: "Try again", onclick: this.#api.start });
    line.append(`The guide could not start here. ${MESSAGES[code] ?? MESSAGES.other} (`, link, ") ", again);
    this.shadowRoot.append(line);
    console.error(`unstuck-guide: ${code}: ${detail}`);
    const about = { v: 1, guide: this.getAttribute("guide"), code, detail };
    this.dispatchEvent(new CustomEvent("unstuck-error", { detail: about, bubbles: true, composed: true }));
  }
}

/** Another copy may have the name. The same release may be loaded twice; another one gets a name beside it. */
for (let number = 1; ; number += 1) {
  const name = number === 1 ? "unstuck-guide" : `unstuck-guide-${number}`;
  const taken = customElements.get(name);
  if (!taken) {
    customElements.define(name, UnstuckGuide);
    if (number > 1) {
      console.warn(`unstuck-guide: taken: the name is taken on this page, so this one is <${name}>`);
    }
    break;
  }
  if (taken.release === RELEASE) {
    break;
  }
}
