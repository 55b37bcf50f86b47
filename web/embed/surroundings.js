// What stands in for the window where the guide is embedded: a history, an address, a title and a storage of its own, so that
// the page around keeps its own. The program calls it as it would call the window (`src/platform/page.rs`).

/** Storage that keeps under keys of its own, or none where the page wants none. */
function storage(name, wanted) {
  if (!wanted) {
    return null;
  }
  const key = (of) => (name ? `${of}.${name}` : of);
  return {
    getItem: (of) => window.localStorage.getItem(key(of)),
    setItem: (of, value) => window.localStorage.setItem(key(of), value),
    removeItem: (of) => window.localStorage.removeItem(key(of)),
  };
}

/**
 * `page` is the address where the guide has a page of its own, for links to a visit; `visit` a name for the visit besides its
 * guide; `keeps` whether visits may be kept; `fetch` gets files; `width` says how wide the guide is; `top` brings its top into view.
 * `moved` is told each step of the history: the state, and how it was come to.
 */
export function surroundings({ page, visit, keeps, fetch, width, top, moved }) {
  const own = new EventTarget();
  const listeners = [];
  let entries = [{ state: null, hash: "" }];
  let at = 0;
  const hashOf = (address) => address.split("#")[1] ?? "";
  const go = (to, how) => {
    at = to;
    const { state } = entries[at];
    moved(state, how);
    own.dispatchEvent(new PopStateEvent("popstate", { state }));
  };
  const history = {
    get state() {
      return entries[at].state;
    },
    pushState(state, _, address) {
      entries = [...entries.slice(0, at + 1), { state, hash: hashOf(address) }];
      at += 1;
      moved(state, "push");
    },
    replaceState(state, _, address) {
      entries[at] = { state, hash: hashOf(address) };
      moved(state, "replace");
    },
    back() {
      if (at > 0) {
        // As in a browser: after whoever asked has finished.
        setTimeout(() => go(at - 1, "back"));
      }
    },
  };
  const around = {
    history,
    location: {
      origin: page.origin,
      pathname: page.pathname,
      search: page.search,
      get hash() {
        return entries[at].hash && `#${entries[at].hash}`;
      },
    },
    document: { title: "" },
    get localStorage() {
      return storage(visit, keeps);
    },
    fetch,
    scrollTo: top,
    matchMedia: (query) => ({ matches: width() >= 16 * parseFloat(/[\d.]+/.exec(query)) }),
    addEventListener(type, ...how) {
      const target = type === "popstate" ? own : window;
      listeners.push([target, type, ...how]);
      target.addEventListener(type, ...how);
    },
    removeEventListener(type, ...how) {
      (type === "popstate" ? own : window).removeEventListener(type, ...how);
    },
  };
  return {
    around,
    /** Follows a link to a part of the guide. */
    follow(hash) {
      entries = [...entries.slice(0, at + 1), { state: null, hash }];
      go(at + 1, "link");
    },
    end() {
      listeners.forEach(([target, type, ...how]) => target.removeEventListener(type, ...how));
    },
  };
}
