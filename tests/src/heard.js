// What is heard of the page when it is read from its top to its end: a line for each heading, control, landmark, list and piece of
// text, in the order of the document, with the names that axe computes. Beside it what is wrong with it.
const { text: names, aria } = window.axe.commons;
const LANDMARKS = ["banner", "navigation", "main", "complementary", "contentinfo", "region", "search", "form"];
const GROUPS = ["group", "radiogroup", "article", "status", "alert", "log", "table", "figure"];
const CONTROLS = ["link", "button", "radio", "checkbox", "switch", "textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider"];
const lines = [];
const faults = [];
const parts = [];
const plain = (said) => said.replace(/\s+/g, " ").trim();

const isLeftOut = (element) =>
  element.getAttribute("aria-hidden") === "true" ||
  ["script", "style", "template", "noscript"].includes(element.localName) ||
  (element.parentElement?.matches("details:not([open])") && !element.matches("summary")) ||
  (getComputedStyle(element).display !== "contents" && element.getClientRects().length === 0) ||
  getComputedStyle(element).visibility !== "visible";

const spoken = (node) => {
  if (node.nodeType === Node.TEXT_NODE) {
    return node.data;
  }
  if (node.nodeType !== Node.ELEMENT_NODE || isLeftOut(node)) {
    return "";
  }
  return [...node.childNodes].map(spoken).join(getComputedStyle(node).display.startsWith("inline") ? "" : " ");
};
const referred = (element, attribute) =>
  (element.getAttribute(attribute) ?? "").split(/\s+/).map((id) => id && document.getElementById(id)).filter(Boolean);
const described = (element) => plain(referred(element, "aria-describedby").map(spoken).join(" "));

// What a control’s name or description says is not told a second time.
const told = new Set();
for (const control of document.querySelectorAll("input, select, textarea")) {
  const named = referred(control, "aria-labelledby");
  const label = control.getAttribute("aria-label");
  const labels = [...(control.labels ?? [])];
  // Of a label around a control with a name of its own, what is the name.
  const words = label ? labels.flatMap((around) => [...around.querySelectorAll("*")]).filter((part) => plain(part.textContent) === label) : labels;
  [...named, ...referred(control, "aria-describedby"), ...(named.length > 0 ? [] : words)].forEach((part) => told.add(part));
}
// What stands in a legend is the name of its group; a heading in it is told as a heading.
document.querySelectorAll("legend").forEach((legend) => told.add(legend));

let buffer = "";
let bullet = "";
const line = (depth, said) => {
  lines.push("  ".repeat(depth) + bullet + said);
  bullet = "";
};
const flush = (depth) => {
  const said = plain(buffer);
  buffer = "";
  if (said) {
    line(depth, said);
  }
};

const states = (element, role) => {
  const found = [];
  if (role === "radio" || role === "checkbox") {
    found.push(element.checked ? "chosen" : "not chosen");
  }
  if (role === "radio") {
    const group = [...document.querySelectorAll("input[type=radio]")].filter((radio) => radio.name === element.name);
    found.push(`${group.indexOf(element) + 1} of ${group.length}`);
  }
  const said = { "aria-pressed": "pressed", "aria-expanded": "expanded", "aria-invalid": "invalid" };
  for (const [attribute, word] of Object.entries(said)) {
    const value = element.getAttribute(attribute);
    if (value !== null) {
      found.push(value === "true" ? word : `not ${word}`);
    }
  }
  if (element.getAttribute("aria-current")) {
    found.push(`current ${element.getAttribute("aria-current")}`);
  }
  if (element.disabled) {
    found.push("unavailable");
  }
  const more = described(element);
  if (more) {
    found.push(`described as "${more}"`);
  }
  return found.map((state) => `, ${state}`).join("");
};

const walk = (node, depth, silent) => {
  if (node.nodeType === Node.TEXT_NODE) {
    buffer += silent ? "" : node.data;
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE || isLeftOut(node)) {
    if (node.nodeType === Node.ELEMENT_NODE && node.matches("[aria-hidden=true] :is(a, button, input, [tabindex]), [aria-hidden=true]:is(a, button, input)")) {
      faults.push(`${node.localName}.${node.className} can have the focus but is hidden from readers`);
    }
    return;
  }
  const quiet = silent || told.has(node);
  const role = node.localName === "summary" ? "disclosure" : aria.getRole(node);
  let name = plain(names.accessibleText(node));
  // Where a name is the text inside, its parts are as far from each other as they are drawn.
  const inner = plain(spoken(node));
  if (inner.replace(/ /g, "") === name.replace(/ /g, "")) {
    name = inner;
  }
  const { display, position } = getComputedStyle(node);
  const isBlock = !/^(inline|contents)/.test(display) && position !== "absolute";
  const inside = (deeper) => {
    for (const child of node.childNodes) {
      walk(child, deeper, quiet);
    }
    if (isBlock || deeper > depth) {
      flush(deeper);
    }
  };
  const isNamed = role === "heading" || role === "disclosure" || CONTROLS.includes(role);
  if (isBlock || isNamed) {
    flush(depth);
  }
  if (isNamed) {
    const level = role === "heading" ? ` ${node.getAttribute("aria-level") ?? node.localName.slice(1)}` : "";
    const heading = role === "disclosure" && node.querySelector("h2, h3") ? `, heading ${node.querySelector("h2, h3").localName.slice(1)}` : "";
    const open = role === "disclosure" ? `${heading}, ${node.parentElement.open ? "open" : "folded"}` : "";
    line(depth, `${role}${level} "${name}"${open}${states(node, role)}`);
    parts.push([node, role, name]);
    if (!name) {
      faults.push(`a ${role} without a name: ${node.outerHTML.slice(0, 120)}`);
    }
    return;
  }
  if (role === "img" || node.localName === "svg") {
    if (role === "img" && !name) {
      faults.push(`a picture without a name: ${node.outerHTML.slice(0, 120)}`);
    }
    if (name) {
      line(depth, `picture "${name}"`);
    }
    return;
  }
  if (role === "list") {
    const items = [...node.children].filter((item) => !isLeftOut(item));
    line(depth, `list of ${items.length}${name ? ` "${name}"` : ""}`);
    inside(depth + 1);
    return;
  }
  if (role === "listitem" || node.localName === "dt") {
    bullet = node.localName === "dt" ? "term: " : "- ";
    inside(depth);
    bullet = "";
    return;
  }
  if (LANDMARKS.includes(role) || GROUPS.includes(role)) {
    // A form or a details element without a name is not announced.
    if (!name && (role === "form" || ["details", "article"].includes(node.localName))) {
      inside(depth);
      return;
    }
    const isEmpty = ["status", "alert"].includes(role) && !plain(spoken(node));
    line(depth, `${role}${name ? ` "${name}"` : ""}${isEmpty ? ", empty" : ""}${states(node, role)}`);
    parts.push([node, role, name]);
    if (!name && ["group", "radiogroup", "region"].includes(role)) {
      faults.push(`a ${role} without a name: ${node.outerHTML.slice(0, 120)}`);
    }
    inside(depth + 1);
    return;
  }
  inside(depth);
};

window.axe.setup(document.documentElement);
try {
  walk(document.body, 0, false);
} finally {
  window.axe.teardown();
}

const firsts = parts.filter(([node]) => node.localName === "h1");
if (firsts.length !== 1) {
  faults.push(`${firsts.length} headings of the first level`);
}
for (const [, , name] of firsts) {
  const end = lines.findIndex((said) => said.startsWith("complementary"));
  const heard = lines.slice(0, end < 0 ? undefined : end).filter((said) => said.includes(name) && !/^\s*group /.test(said));
  if (heard.length !== 1) {
    faults.push(`"${name}" is heard ${heard.length} times: ${heard.map((said) => said.trim()).join(" | ")}`);
  }
}
// A region that is not there before it speaks is not listened to.
for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]")) {
  if (isLeftOut(region) && !region.closest("details:not([open])")) {
    faults.push(`a live region is hidden: ${region.outerHTML.slice(0, 120)}`);
  }
}
let level = 1;
for (const [node, role, name] of parts.filter(([, role]) => role === "heading")) {
  const own = Number(node.localName.slice(1));
  if (own > level + 1) {
    faults.push(`after a heading of level ${level} comes ${role} ${own} "${name}"`);
  }
  level = own;
}
const landmarks = parts.filter(([, role]) => LANDMARKS.includes(role)).map(([, role, name]) => `${role} "${name}"`);
for (const landmark of new Set(landmarks)) {
  if (landmarks.filter((other) => other === landmark).length > 1) {
    faults.push(`more than one ${landmark}`);
  }
}
lines.forEach((said, at) => {
  if (said.trim().length > 12 && said.trim() === lines[at - 1]?.trim()) {
    faults.push(`heard twice in a row: ${said.trim()}`);
  }
});
// A number in place of each element, so that its driver can be asked what the browser makes of it.
parts.forEach(([node], at) => node.setAttribute("data-heard", at));
return { lines, faults, parts: parts.map(([, role, name]) => [role, name]) };
