// Positionen: the history of a cell beside the matrix. Without this a click leads to the page of the history.
"use strict";
(() => {
  const panel = document.getElementById("panel");
  if (!panel) return;
  const board = panel.parentElement;
  const title = document.getElementById("panel-title");
  const body = document.getElementById("panel-body");
  const wide = window.matchMedia("(min-width: 60rem)");
  let opened = null;

  function mark(link) {
    if (opened) opened.removeAttribute("aria-current");
    opened = link;
    if (link) link.setAttribute("aria-current", "true");
  }

  function close() {
    const link = opened;
    panel.hidden = true;
    board.classList.remove("with-panel");
    mark(null);
    if (link) link.focus();
  }

  async function open(link) {
    mark(link);
    try {
      const answer = await fetch(link.href, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById("verlauf");
      if (!found) throw new Error("no history");
      if (opened !== link) return; // another cell was chosen meanwhile
      title.textContent = page.getElementById("verlauf-title").textContent;
      body.replaceChildren(document.importNode(found, true));
      document.getElementById("panel-page").href = link.href;
      board.classList.add("with-panel");
      panel.hidden = false;
      panel.scrollTop = 0;
      title.focus({ preventScroll: true });
    } catch {
      window.location.href = link.href;
    }
  }

  board.addEventListener("click", (event) => {
    const link = event.target.closest(".matrix a.cell");
    if (!link || !wide.matches || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link);
  });
  document.getElementById("panel-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
})();
