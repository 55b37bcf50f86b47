// Another guide than that of the page: `?guide=guides/printer.en.bin`. Hardly any visit needs this, so it is a script of its own,
// which the loader imports. It gets the guide before the program does, to say plainly why it cannot be opened.

/** The largest compiled guide that is opened, in bytes; ten times what a large one has. */
const MOST = 1024 * 1024;

/** How a compiled guide begins. */
const BEGINS = "unstuck-guide\n";

/** Languages that are written from right to left. */
const FROM_THE_RIGHT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(-|$)/;

const fetchAsBefore = window.fetch.bind(window);

/** Why a guide is not opened, as failure.js knows it. */
function refuse(cause, detail) {
  throw Object.assign(new Error(detail), { cause });
}

/** The address that is asked for, where it is one of this site. */
function addressOf(wanted) {
  const { origin } = new URL(document.baseURI);
  let address;
  try {
    address = new URL(wanted, document.baseURI);
  } catch {
    refuse("guide-elsewhere", "no address");
  }
  // The browser's own kinds of addresses can have the origin of the page as well.
  const isWeb = /^https?:$/.test(address.protocol);
  if (!isWeb || address.origin !== origin || address.username || address.password) {
    refuse("guide-elsewhere", "not of this site");
  }
  address.hash = "";
  return address;
}

/** Gets a file of this site, and stops as soon as it is larger than a guide may be. */
async function read(address) {
  let response;
  try {
    // A way that leads on to another site is refused as well.
    response = await fetchAsBefore(address, { mode: "same-origin", credentials: "same-origin" });
  } catch (error) {
    refuse("guide", String(error));
  }
  if (!response.ok) {
    refuse(response.status === 404 ? "guide-missing" : "guide", `the server answered ${response.status}`);
  }
  const reader = response.body.getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((error) => refuse("guide", String(error)));
    if (done) {
      return new Blob(parts).arrayBuffer();
    }
    size += value.length;
    if (size > MOST) {
      reader.cancel();
      refuse("guide-large", `more than ${MOST} bytes`);
    }
    parts.push(value);
  }
}

/**
 * Has the programs open the guide at this address instead of that of the page. They ask for it, and for its pages, as they would
 * for any file, and get what was looked at here. Rejects with an error whose `cause` says why a guide is not opened.
 */
export async function choose(root, wanted) {
  const guide = addressOf(wanted);
  const pages = new URL(guide);
  pages.pathname = pages.pathname.replace(/\.bin$/, ".pages.bin");
  const bytes = await read(guide);
  if (new TextDecoder().decode(bytes.slice(0, BEGINS.length)) !== BEGINS) {
    refuse("guide-none", "it does not begin as a guide does");
  }
  Object.assign(root.dataset, { guide: guide.href, pages: pages.href });
  window.fetch = async (what, how) => {
    switch (String(what)) {
      case guide.href:
        return new Response(bytes.slice());
      case pages.href:
        return new Response(await read(pages));
      default:
        return fetchAsBefore(what, how);
    }
  };
  // The program says in which language the guide is.
  new MutationObserver(() => {
    document.documentElement.lang = root.lang;
    document.documentElement.dir = FROM_THE_RIGHT.test(root.lang) ? "rtl" : "ltr";
  }).observe(root, { attributeFilter: ["lang"] });
}
