// Turns rules for print into rules for everything; they stand last in their stylesheets.
function turn(rules) {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule && rule.media.mediaText === "print") {
      rule.media.mediaText = "all";
    } else if (rule.cssRules) {
      turn(rule.cssRules);
    }
  }
}
for (const sheet of document.styleSheets) {
  turn(sheet.cssRules);
}
