// "count": counts from now on what is made in the page. "choose": chooses this answer, after which "begun" says whether a screen
// was made since. "made": how much was made before the last screen was put in.
if (arguments[0] === "count") {
  window.made = 0;
  for (const [owner, name] of [[Document, "createElement"], [Document, "createElementNS"], [Node, "cloneNode"]]) {
    const make = owner.prototype[name];
    owner.prototype[name] = function (...given) {
      window.made += 1;
      return make.apply(this, given);
    };
  }
  const put = Node.prototype.insertBefore;
  Node.prototype.insertBefore = function (...given) {
    if (given[0].localName === "main") {
      window.madeBefore = window.made;
      window.childrenOfMain = given[0].childNodes.length;
    }
    return put.apply(this, given);
  };
  addEventListener("click", () => (window.made = 0), true);
  return null;
}
if (arguments[0] === "choose") {
  document.querySelector(`input[name=answer][value=${arguments[1]}]`).click();
  return null;
}
if (arguments[0] === "begun") {
  return window.made > 30 || null;
}
return { made: window.madeBefore, children: window.childrenOfMain };
