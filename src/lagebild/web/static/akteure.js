// A row of the table of places and its mark on the map show one another while the pointer or the focus is on one of them.
"use strict";
for (const type of ["mouseover", "focusin"]) {
  document.addEventListener(type, (event) => {
    const at = event.target instanceof Element ? event.target.closest("[data-place]") : null;
    for (const one of document.querySelectorAll("[data-place]")) {
      one.classList.toggle("here", at !== null && one.dataset.place === at.dataset.place);
    }
  });
}
