// The guide in a page that is made with Vue: the element is used like any other, its events are listeners.
import { createApp, h, ref } from "vue";

createApp({
  setup() {
    const ticket = ref("");
    const take = (event) => {
      event.preventDefault();
      ticket.value = event.detail.case.text;
    };
    const link = h("p", h("a", { href: "../../index.html" }, "Open the guide on a page of its own"));
    return () => [
      h("h1", "My iPhone does not back up"),
      h(
        "unstuck-guide",
        { guide: "icloud-backup", "handoff-label": "Create ticket", "onUnstuck-handoff": take },
        [link],
      ),
      h("h2", "The ticket"),
      h("pre", { id: "ticket" }, ticket.value),
    ];
  },
}).mount("#app");
