// Keeps the files that the page saves by clicking on a link of its own.
if (!window.unstuckSaved) {
  const saved = {};
  window.unstuckSaved = saved;
  const blobs = new Map();
  const address = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const made = address.call(URL, blob);
    blobs.set(made, blob);
    return made;
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    const blob = blobs.get(this.href);
    if (!this.download || !blob) {
      click.call(this);
      return;
    }
    blob.text().then((text) => {
      saved[this.download] = text;
    });
  };
}
