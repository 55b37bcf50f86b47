// Another script of the page was quicker, and uses the name for something of its own.
customElements.define("unstuck-guide", class extends HTMLElement {});
