// The types of the element and of what it tells the page around. docs/embedding.md explains each; the exact form of the events
// is in schemas/embed-1.schema.json, that of a case in schemas/summary-1.schema.json.

/** The methods of an element, version 1. */
export interface UnstuckGuideMethods {
  readonly version: 1;
  /** The release of the element, such as `0.1.0`. */
  readonly release: string;
  /** Begins at once, whether or not the element is in sight. */
  start(): void;
  /** Begins the visit anew, as the person's own "Start again" does. */
  restart(): void;
  /** Where the guide stands; `undefined` until it is there. */
  where(): { screen: UnstuckScreen; step: string | null } | undefined;
  /** Moves the focus to the heading of the screen. */
  focus(): void;
}

export interface UnstuckGuideElement extends HTMLElement {
  /** The methods by their version. Throws a `RangeError` for one that this release does not have. */
  unstuck(version: 1): UnstuckGuideMethods;
}

export type UnstuckScreen =
  | "start" | "question" | "caution" | "fix" | "wait" | "resolved" | "support" | "guide";

/** What every event says. */
export interface UnstuckAbout {
  /** The version of the events. */
  readonly v: 1;
  /** The guide, as the element names it. */
  readonly guide: string;
}

export interface UnstuckWhere extends UnstuckAbout {
  readonly screen: UnstuckScreen;
  /** The id of the question or step. */
  readonly step: string | null;
}

/** Why a guide could not start or go on. */
export type UnstuckFailure =
  | "csp" | "cors" | "missing" | "mime" | "integrity" | "no-wasm" | "old" | "file" | "guide" | "guide-wrong" | "offline"
  | "crash" | "other";

/** What a visit came to, for whoever helps: the same as text and as data. */
export interface UnstuckCase {
  readonly text: string;
  /** By schemas/summary-1.schema.json. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface UnstuckEventMap {
  "unstuck-ready": CustomEvent<UnstuckWhere & { readonly release: string }>;
  "unstuck-start": CustomEvent<UnstuckAbout>;
  "unstuck-step": CustomEvent<UnstuckWhere>;
  /** `answer` is there only where the element has the attribute `share-answers`. */
  "unstuck-answer": CustomEvent<
    UnstuckAbout & { readonly question: string; readonly kind: "answer" | "unsure" | "skip"; readonly answer?: string }
  >;
  "unstuck-back": CustomEvent<UnstuckAbout>;
  "unstuck-change": CustomEvent<UnstuckAbout & { readonly step: string | null }>;
  "unstuck-fix": CustomEvent<
    UnstuckAbout & {
      readonly fix: string;
      readonly outcome: "fixed" | "not-fixed" | "could-not" | "already-tried" | "later" | "wait";
    }
  >;
  "unstuck-resolved": CustomEvent<UnstuckAbout>;
  "unstuck-support": CustomEvent<UnstuckAbout>;
  "unstuck-restart": CustomEvent<UnstuckAbout>;
  /** The person wants it passed on. Whoever takes the case calls `preventDefault()`. */
  "unstuck-handoff": CustomEvent<UnstuckAbout & { readonly case: UnstuckCase }>;
  "unstuck-resize": CustomEvent<UnstuckAbout & { readonly height: number }>;
  "unstuck-error": CustomEvent<UnstuckAbout & { readonly code: UnstuckFailure; readonly detail: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "unstuck-guide": UnstuckGuideElement;
  }
  interface GlobalEventHandlersEventMap extends UnstuckEventMap {}
}
