// Everything of an embedded guide that the page does not need before somebody is about to see it. One program for each
// element; what they are made of is fetched and compiled once.
import makeApp from "../../embed/unstuck_web.js";
import { isBlocked } from "../blocked.js";
import { between, tell } from "./events.js";
import { surroundings } from "./surroundings.js";
import { dress } from "./theme.js";

/** The build puts in where the files are, from here, and their integrity. */
const FILES = __FILES__;

/** Where a file is, and its integrity. */
const file = (name) => [new URL(FILES[name][0], import.meta.url), FILES[name][1]];

class Refused extends Error {
  constructor(code, detail) {
    super(detail);
    this.code = code;
  }
}

/** Refuses an answer that is no file of the guide. */
function checked(answer, url) {
  if (!answer.ok) {
    throw new Refused("missing", `${answer.status} for ${url.pathname}`);
  }
  const type = answer.headers.get("Content-Type") ?? "";
  if (type.startsWith("text/html")) {
    throw new Refused("mime", `${type} for ${url.pathname}`);
  }
  return answer;
}

/** Gets a file, refuses one that is not what the build made, and tells apart what can go wrong. */
async function get(url, integrity) {
  let violation;
  const watch = (event) => (violation = event.effectiveDirective);
  document.addEventListener("securitypolicyviolation", watch);
  try {
    return checked(await fetch(url, { credentials: "same-origin", ...(integrity && { integrity }) }), url);
  } catch (error) {
    if (error instanceof Refused) {
      throw error;
    }
    // Only what went wrong is asked for again, to see what it was.
    if (violation) {
      throw new Refused("csp", violation);
    }
    const again = await fetch(url, { credentials: "same-origin" }).catch(() => undefined);
    if (again && checked(again, url) && integrity) {
      throw new Refused("integrity", url.pathname);
    }
    const there = await fetch(url, { mode: "no-cors" }).catch(() => undefined);
    throw new Refused(there ? "cors" : "offline", `${url.pathname}: ${error.message}`);
  } finally {
    document.removeEventListener("securitypolicyviolation", watch);
  }
}

/** Does something once; after a failure, again. */
function once(work) {
  const done = new Map();
  return (key) => {
    if (!done.has(key)) {
      done.set(key, work(key).catch((error) => {
        done.delete(key);
        throw error;
      }));
    }
    return done.get(key);
  };
}

/** A program, compiled. */
const program = once(async (name) => {
  const answer = await get(...file(name));
  const bytes = await answer.arrayBuffer();
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw new Refused(isBlocked(error) ? "csp" : "old", String(error));
  }
});

/** Starts a program that was compiled; WebKit sees only then that a policy blocks it. */
async function init(made, module) {
  try {
    await made.init(module);
  } catch (error) {
    throw new Refused(isBlocked(error) ? "csp" : "other", String(error));
  }
}

/** What stands before the style of the app: nothing of the page around reaches into the guide. */
const APART = `
:host { display: block; animation: none !important; }
:host([hidden]) { display: none; }
.unstuck { all: initial; display: block; }
.unstuck .app { min-block-size: 0; background: none; }
.unstuck .shell__brand { display: none; }
`;

/** The text of a style. */
const source = once(async (name) => (await get(...file(name))).text());

/** A style, for all elements of a scheme. `rem` is the size of the page's text, which the guide does not go by. */
const sheet = once(async (key) => {
  const [name, scheme] = key.split(" ");
  const css = (await source(name))
    .replace(/(@(?:media|container)[^{]*)|(?<![\w.])(-?\d*\.?\d+)rem\b/g, (all, query, size) =>
      query ? query : `calc(${size}*var(--unstuck-rem))`)
    .replace(/@media ?\(prefers-color-scheme: ?dark\)/g, scheme === "dark" ? "@media all" : "@media not all");
  const made = new CSSStyleSheet();
  made.replaceSync(`${name === "style" ? APART : ""}${css}
.unstuck { color-scheme: ${scheme}; }`);
  return made;
});

/** Where the guide of an element is: by its id among those that the build made, else by its address. */
function files(element) {
  const [guide, lang] = [element.getAttribute("guide") ?? FILES.first, element.getAttribute("lang")];
  if (/[/.]/.test(guide)) {
    const main = new URL(guide, document.baseURI);
    if (!/^https?:$/.test(main.protocol)) {
      throw new Refused("guide", `not a web address: ${main.protocol}`);
    }
    const pages = new URL(main);
    pages.pathname = pages.pathname.replace(/\.bin$/, ".pages.bin");
    return {
      guide: [main, element.getAttribute("guide-integrity")],
      pages: [pages, element.getAttribute("pages-integrity")],
    };
  }
  const found = [lang, lang?.split("-")[0], "en"].find((lang) => FILES[`${guide}.${lang}`]);
  if (!found) {
    throw new Refused("guide", `there is no guide ${guide}`);
  }
  return { guide: file(`${guide}.${found}`), pages: file(`${guide}.${found}.pages`) };
}

/** Begins a guide in an element. `failed` is told why it cannot go on. */
export function begin(element, failed) {
  const shadow = element.shadowRoot;
  let running = true;
  let instance;
  let place;
  let app;
  /** What the program kept with the present entry of its history; nothing before it has begun. */
  let state;
  let returned = false;
  let misses = 0;
  const shares = () => element.hasAttribute("share-answers");

  const fail = (error) => {
    if (running) {
      failed(error.code ?? "other", error.message);
    }
  };
  const say = (name, about, cancelable) => tell(element, name, about, cancelable);
  const where = () => {
    const { screen, step = null } = app.dataset;
    return { screen, step };
  };
  const step = () => {
    const at = where();
    say("step", at);
    if (at.screen === "resolved" || at.screen === "support") {
      say(at.screen, {});
    }
  };
  const moved = (next, how) => {
    if (state !== undefined) {
      between(state, next, how, shares()).forEach(([name, about]) => say(name, about));
      if (how === "back") {
        // The screen comes a moment later.
        returned = true;
      } else if (how !== "link") {
        step();
      }
    }
    if (next !== null) {
      state = next;
    }
  };

  const start = async () => {
    const { guide, pages } = files(element);
    const integrity = new Map([guide, pages].map(([url, value]) => [url.href, value]));
    element.guideId = element.getAttribute("guide") ?? FILES.first;
    const [module] = await Promise.all([program("app"), source("style")]);
    if (!running) {
      return;
    }
    const level = Math.min(Math.max(Number(element.getAttribute("heading-level")) || 2, 1), 6);
    const root = document.createElement("section");
    root.className = "unstuck";
    root.part = "root";
    root.lang = element.getAttribute("lang") ?? "en";
    // It has a size only once it is shown, and the program asks for that.
    Object.assign(root.dataset, {
      guide: guide[0],
      pages: pages[0],
      probe: file("probe")[0],
      level: level - 1,
      handoff: element.getAttribute("handoff-label") ?? "",
    });
    const around = surroundings({
      page: new URL(element.getAttribute("page") ?? FILES.page, element.hasAttribute("page") ? document.baseURI : import.meta.url),
      visit: element.getAttribute("visit"),
      keeps: element.getAttribute("storage") !== "none",
      fetch: (url, how) => {
        const at = new URL(url, document.baseURI);
        if (how) {
          return fetch(at, how);
        }
        return get(at, integrity.get(at.href)).catch((error) => {
          root.dataset.refused = error.code;
          throw error;
        });
      },
      width: () => root.clientWidth,
      top: () => {
        if (element.getBoundingClientRect().top < 0) {
          element.scrollIntoView({ block: "start" });
        }
      },
      moved,
    });
    instance = { around };
    place = root;
    listen(root);
    shadow.append(root);
    await put();
    const made = makeApp();
    await init(made, module);
    if (!running) {
      around.end();
      return;
    }
    instance.program = made;
    made.begin(root, around.around);
  };

  /** Gives the guide its look, and again when something about that changes. */
  const put = async () => {
    if (!place) {
      return;
    }
    await dress(element, place, async (scheme) => {
      const names = instance.annex ? ["style", "annex-style"] : ["style"];
      const sheets = await Promise.all(names.map((name) => sheet(`${name} ${scheme}`)));
      if (running) {
        shadow.adoptedStyleSheets = sheets;
      }
    });
  };

  const annex = async (root) => {
    if (instance.annex) {
      return;
    }
    instance.annex = true;
    try {
      const [glue] = file("annex-glue");
      if (misses > 0) {
        // A browser keeps a failed import.
        glue.search = misses;
      }
      const [{ default: makeAnnex }, module] = await Promise.all([
        import(glue),
        program("annex"),
        source("annex-style"),
      ]);
      const made = makeAnnex();
      await put();
      await init(made, module);
      if (running) {
        made.begin(root, instance.around.around);
      }
    } catch (error) {
      console.error(error);
      if (!running) {
        return;
      }
      misses += 1;
      instance.annex = undefined;
      root.dispatchEvent(new Event("unstuck-no-annex"));
    }
  };

  const listen = (root) => {
    root.addEventListener("unstuck-annex", () => annex(root));
    root.addEventListener("unstuck-failed", () => {
      const [code, ...detail] = root.dataset.failure.split("\n");
      // Its memory can no longer be trusted, so nothing of it is called again.
      instance.program = undefined;
      fail(new Refused(code === "guide" ? root.dataset.refused ?? "guide" : code, detail.join(" ")));
    });
    root.addEventListener("unstuck-handoff", () => {
      const [data, ...text] = root.dataset.case.split("\n\n");
      const about = { case: { text: text.join("\n\n"), data: JSON.parse(data) } };
      if (!say("handoff", about, true)) {
        delete root.dataset.case;
      }
    });
    root.addEventListener("click", (event) => {
      const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
      const hash = link?.getAttribute("href");
      if (hash?.startsWith("#") && !event.defaultPrevented) {
        event.preventDefault();
        instance.around.follow(hash.slice(1));
      }
    });
    // What the person types is nobody's shortcut.
    for (const type of ["keydown", "keypress", "keyup"]) {
      root.addEventListener(type, (event) => {
        if (event.composedPath()[0].matches?.("input:not([type=radio], [type=checkbox]), textarea, select")) {
          event.stopPropagation();
        }
      });
    }
    new MutationObserver(() => {
      const shown = root.querySelector("[data-unstuck]");
      if (!shown) {
        return;
      }
      if (!app) {
        app = shown;
        shadow.querySelector("slot")?.remove();
        new MutationObserver(() => {
          if (returned) {
            returned = false;
            step();
          }
        }).observe(app, { attributeFilter: ["data-screen", "data-step"] });
        say("ready", { release: element.constructor.release, ...where() });
      }
    }).observe(root, { childList: true });
    let height = 0;
    sizes = new ResizeObserver(() => {
      const now = Math.ceil(root.getBoundingClientRect().height);
      if (now !== height && app) {
        height = now;
        say("resize", { height });
      }
    });
    sizes.observe(root);
  };
  let sizes;

  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", put);
  start().catch(fail);

  return {
    dress: put,
    restart: () => place?.querySelector('[data-action="restart"]')?.click(),
    where: () => app && where(),
    focus: () => place?.querySelector("h1")?.focus(),
    end() {
      running = false;
      scheme.removeEventListener("change", put);
      sizes?.disconnect();
      instance?.program?.end();
      instance?.around.end();
      place?.remove();
      shadow.adoptedStyleSheets = [];
      instance = place = app = undefined;
    },
  };
}
