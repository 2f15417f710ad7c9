// Prüfen by keyboard: single keys, which can be turned off, and never while something is typed; and taking words that are selected.
"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const kept = "lagebild-keys";
  const box = by("keys-on");
  const on = () => !box || box.checked;
  if (box) {
    try { box.checked = localStorage.getItem(kept) !== "off"; } catch { /* the box is enough for this page */ }
    box.addEventListener("change", () => { try { localStorage.setItem(kept, box.checked ? "on" : "off"); } catch { /* as above */ } });
  }
  const typing = (at) => at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName));
  const press = (id) => { const one = by(id); if (one) { one.click(); return true; } return false; };
  const open = (id) => {
    const one = by(id);
    if (!one) return false;
    one.open = true;
    const first = one.querySelector("form select, form textarea, form input:not([type=hidden])");
    if (first) first.focus();
    one.scrollIntoView({ block: "nearest" });
    return true;
  };
  const walk = (step) => {
    const links = [...document.querySelectorAll("#queue a")];
    const at = links.indexOf(document.activeElement);
    if (at < 0) return false;
    const next = links[at + step];
    if (next) next.focus();
    return true;
  };
  const keys = {
    j: () => press("next"), s: () => press("next"), k: () => press("before"),
    a: () => press("accept"), r: () => press("reject"),
    e: () => open("correct"),
    n: () => { const note = by("note"); if (note) note.focus(); return Boolean(note); },
    ArrowDown: () => walk(1), ArrowUp: () => walk(-1),
    "?": () => { const help = by("keys"); if (!help) return false; help.open = !help.open; if (help.open) help.scrollIntoView({ block: "nearest" }); return true; },
  };
  let gone = false;  // one key, one decision: not again before the next page is there
  window.addEventListener("pageshow", () => { gone = false; });
  document.addEventListener("submit", () => { gone = true; });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && typing(document.activeElement)) { document.activeElement.blur(); return; }
    if (!on() || gone || event.repeat || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const what = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    if (what && what()) event.preventDefault();
  });

  // The words that were selected last: pressing a button may take the selection away.
  let selected = "";
  document.addEventListener("selectionchange", () => {
    const words = String(window.getSelection() || "").trim();
    if (words && !typing(document.activeElement)) selected = words;
  });
  for (const button of document.querySelectorAll("button.take")) {
    button.addEventListener("click", () => {
      const field = button.form.elements.namedItem(button.dataset.field);
      if (field && selected) field.value = selected.replace(/\s+/g, " ");
      if (field) field.focus();
    });
  }
})();
