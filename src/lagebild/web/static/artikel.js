// The switches of the layers at once, and what belongs to a statement or finding when it is chosen.
"use strict";
(() => {
  const reading = document.getElementById("reading");
  const form = document.getElementById("layers");
  if (!reading || !form) return;

  const address = () => `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
  form.addEventListener("change", (event) => {
    const box = event.target;
    if (box.hasAttribute("data-reload")) {
      location.assign(address());
      return;
    }
    reading.classList.toggle(`off-${box.value}`, !box.checked);
    history.replaceState(null, "", address() + location.hash);
  });

  let lit = [];
  const light = (selector, name) => {
    for (const element of document.querySelectorAll(selector)) {
      element.classList.add(name);
      lit.push([element, name]);
    }
  };
  const choose = (kind, index) => {
    for (const [element, name] of lit) element.classList.remove(name);
    lit = [];
    if (index === undefined || Number(index) < 0) return;
    light(`[data-${kind}="${index}"]`, "chosen");
    if (kind === "s") for (const role of ["s", "c", "t", "h"]) light(`#reading [data-r~="${role}${index}"]`, `l-${role}`);
  };
  reading.addEventListener("click", (event) => {
    const element = event.target.closest("[data-s], [data-f]");
    if (element) choose(element.dataset.s === undefined ? "f" : "s", element.dataset.s ?? element.dataset.f);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose();
  });
})();
