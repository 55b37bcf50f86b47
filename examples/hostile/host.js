// Shortcuts of the page, as editors and forums have them: they take keys wherever they are pressed.
window.shortcuts = [];
document.addEventListener("keydown", (event) => {
  window.shortcuts.push(event.key);
  if (["s", "/", "Backspace"].includes(event.key)) {
    event.preventDefault();
  }
});
