// The wiki takes a case: it becomes a page, whose address the reader is told.
document.addEventListener("unstuck-handoff", async (event) => {
  event.preventDefault();
  const status = event.target.nextElementSibling;
  const body = new URLSearchParams({
    call: "plugin_unstuck_case",
    sectok: JSINFO.plugin_unstuck_token,
    text: event.detail.case.text,
  });
  try {
    const answer = await fetch(`${DOKU_BASE}lib/exe/ajax.php`, { method: "POST", body });
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    const { id, url } = await answer.json();
    const link = document.createElement("a");
    link.href = url;
    link.textContent = id;
    status.replaceChildren(LANG.plugins.unstuck.taken, " ", link);
  } catch (error) {
    console.error(error);
    status.textContent = LANG.plugins.unstuck.failed;
  }
});
