// The guide in a page that is made with React: the element is used like any other, its events are properties.
import { useState } from "react";
import { createRoot } from "react-dom/client";

function Help() {
  const [ticket, setTicket] = useState("");
  const take = (event) => {
    event.preventDefault();
    setTicket(event.detail.case.text);
  };
  return (
    <>
      <h1>My iPhone does not back up</h1>
      <unstuck-guide guide="icloud-backup" handoff-label="Create ticket" onunstuck-handoff={take}>
        <p>
          <a href="../../index.html">Open the guide on a page of its own</a>
        </p>
      </unstuck-guide>
      <h2>The ticket</h2>
      <pre id="ticket">{ticket}</pre>
    </>
  );
}

createRoot(document.getElementById("app")).render(<Help />);
