// What the page around is told. Ids only; docs/embedding.md has the list, schemas/embed-1.schema.json the exact form.

/** The version of all events. */
const VERSION = 1;

const OUTCOMES = ["fixed", "not-fixed", "could-not", "already-tried", "later", "wait"];
const ANSWERS = ["answer", "unsure", "skip"];

/** The events of a visit, out of what the program keeps with an entry of the history. */
function visited(state) {
  const [head = "", , ...lines] = (state ?? "").split("\n");
  return {
    view: head.split(" ").slice(2),
    // What only steers the planner is nobody else's business.
    events: lines.filter((line) => !/^(prefer|confirm)/.test(line)),
  };
}

/** What happened between two points of a visit, each with its name and what is to be said of it. */
export function between(before, after, how, shares) {
  const [was, is] = [visited(before), visited(after)];
  if (how === "back" || how === "link" || after === null) {
    return how === "back" ? [["back", {}]] : [];
  }
  if (was.events.length > 0 && is.events.length === 0) {
    return [[how === "push" ? "restart" : "back", {}]];
  }
  const goesOn = was.events.every((line, at) => line === is.events[at]);
  if (!goesOn) {
    return how === "push" ? [["change", { step: was.view[1] ?? null }]] : [["back", {}]];
  }
  return is.events.slice(was.events.length).flatMap((line) => {
    const [word, id, answer] = line.split(" ");
    if (word === "start") {
      return [["start", {}]];
    }
    if (ANSWERS.includes(word)) {
      return [["answer", { question: id, kind: word, ...(shares && answer ? { answer } : {}) }]];
    }
    return OUTCOMES.includes(word) ? [["fix", { fix: id, outcome: word }]] : [];
  });
}

/** Tells the page around. Says whether it took over, which it can where `cancelable`. */
export function tell(element, name, about, cancelable = false) {
  const detail = Object.freeze({ v: VERSION, guide: element.guideId, ...about });
  const event = new CustomEvent(`unstuck-${name}`, { detail, bubbles: true, composed: true, cancelable });
  return !element.dispatchEvent(event);
}
