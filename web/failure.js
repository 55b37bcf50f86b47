// The panel that takes the place of the page when a part of it did not come, or when the program failed. It is plain
// script: nothing of the program is called again, since its memory can no longer be trusted.

const CONTACT = "https://support.apple.com/contact";

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
    "Update the browser, or the device, or open this page on another device.",
  ],
  other: [
    "This page could not start",
    "Try again. If that does not help, use another browser.",
  ],
  guide: [
    "The guide could not be loaded",
    "The connection may have dropped, or a filter blocks a part of the page. Check the connection and try again.",
  ],
  "guide-wrong": [
    "The guide is not what it should be",
    "Something else arrived in its place, or it was updated just now. Check the connection, and try again in a minute.",
  ],
  "guide-elsewhere": [
    "This guide cannot be opened here",
    "A guide is opened by its address on this site. The link to this page names something else.",
  ],
  "guide-missing": [
    "There is no such guide",
    "This site has nothing at the address that the link names. Ask whoever gave you the link.",
  ],
  "guide-large": [
    "This guide is too large",
    "What stands at the address that the link names has more than a megabyte, and no guide has that.",
  ],
  "guide-none": [
    "This is not a guide",
    "Something else stands at the address that the link names. It has to be a compiled guide, which ends in .bin.",
  ],
  "guide-newer": [
    "This guide is newer than this page",
    "It was made for a later version of the program. Try again in a minute; if that does not help, whoever looks after this site has to update it.",
  ],
  "guide-older": [
    "This guide is older than this page",
    "It was made for an earlier version of the program. Whoever looks after this site has to compile it again.",
  ],
  crash: [
    "Something went wrong in this page",
    "Nothing on your device was changed, and your answers are still kept in this browser. Try again to go on with them.",
  ],
};

/** Which engine, in words; no more of what the browser says of itself, which tells devices apart. */
function engine() {
  const [, name, version] = /(Firefox|Chrome|Version)\/(\d+)/.exec(navigator.userAgent) ?? [];
  return name ? `${name === "Version" ? "Safari" : name} ${version}` : "unknown";
}

/** What can be passed on: nothing that was answered or typed. What a message quotes could be that, so it is left out. */
function report(root, cause, detail) {
  const { screen, step } = root.querySelector("[data-screen]")?.dataset ?? {};
  const { wasm, guide } = root.dataset;
  return [
    `What failed: ${cause}, ${detail.replace(/["'`“‘].*["'`”’]/s, "…")}`,
    `Page: ${wasm}, ${guide}`,
    `Screen: ${[screen, step].filter(Boolean).join(" ")}`,
    `Browser: ${engine()}`,
  ].join("\n");
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...content);
  return made;
}

function link(className, words, href) {
  const made = element("a", className, words);
  made.href = href;
  return made;
}

/** The plain checks, read from the text for visitors without scripts, so that they are written once. */
function plainChecks() {
  const source = document.querySelector("noscript")?.textContent ?? "";
  const list = element("ol", "");
  for (const [, text] of source.matchAll(/<li>([^<]*)<\/li>/g)) {
    list.append(element("li", "", text));
  }
  return [element("p", "failure__lead", "Meanwhile, these checks help, in this order:"), element("div", "prose", list)];
}

/** The cause in more detail: a program that reads another form of guides names both forms. */
function refined(cause, detail) {
  const [, form, own] = /compiled form (\d+).* reads (\d+)/.exec(detail) ?? [];
  return form ? (Number(form) > Number(own) ? "guide-newer" : "guide-older") : cause;
}

/** The address that begins the guide anew. */
const anew = (chosen) => (chosen ? `?guide=${encodeURIComponent(chosen)}&fresh` : "?fresh");

/** Load the page again, begin anew where answers may be what failed, and ask a person. */
function waysOn(cause, chosen) {
  const retry = link("button button--primary", "Try again", location.href);
  retry.addEventListener("click", (event) => {
    event.preventDefault();
    location.reload();
  });
  const ways = element("p", "failure__links actions", retry, " ");
  if (cause === "crash") {
    ways.append(link("button button--secondary", "Start again", anew(chosen)), " ");
  }
  ways.append(
    chosen === undefined
      ? link("failure__contact", "Contact Apple Support", CONTACT)
      : link("failure__contact", "Open the guide of this site", location.pathname),
  );
  return ways;
}

/** The report, with a button that copies it, or marks it where copying is not allowed. */
function details(cause, text) {
  const shown = element("pre", "", text);
  shown.tabIndex = 0;
  const status = element("p", "failure__status");
  status.role = "status";
  const copy = element("button", "button button--tool", "Copy this report");
  copy.type = "button";
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = "Copied. It has none of your answers.";
    } catch {
      getSelection().selectAllChildren(shown);
      status.textContent = "This browser does not let the page copy. The report is marked: copy it from there.";
    }
  });
  const folded = element("details", "failure__details", element("summary", "", "Report for whoever looks into it"));
  folded.open = cause === "crash";
  folded.append(shown, element("p", "actions", copy), status);
  return folded;
}

/** What happened, what to do, and where a person can be asked. */
export function failurePanel(root, cause, detail) {
  const [title, advice] = MESSAGES[refined(cause, detail)];
  // The plain checks and the contact are about the guide of this page.
  const { chosen } = root.dataset;
  const heading = element("h1", "failure__title", title);
  heading.tabIndex = -1;
  const panel = element("div", "failure", heading, element("p", "failure__lead", advice), waysOn(cause, chosen));
  if (cause !== "crash" && chosen === undefined) {
    panel.append(...plainChecks());
  }
  panel.append(details(cause, report(root, cause, detail)));
  return panel;
}

/** Replaces what is shown by the panel. */
export function showFailure(root, cause, detail) {
  const panel = failurePanel(root, cause, detail);
  const heading = panel.firstChild;
  let frame = element("main", "shell__main", panel);
  for (const name of ["shell__column", "shell__body", "app app--failed"]) {
    frame = element("div", name, frame);
  }
  frame.dataset.failed = refined(cause, detail);
  // A root of its own, so that the program does not hear what is pressed here. Going back is a new beginning, too.
  const fresh = root.cloneNode(false);
  fresh.append(frame);
  root.replaceWith(fresh);
  addEventListener(
    "popstate",
    (event) => {
      event.stopImmediatePropagation();
      location.reload();
    },
    true,
  );
  document.title = `${heading.textContent} - Unstuck`;
  heading.focus();
}
