// Dragging over the columns of the timeline selects a stretch; a click on one is a link and needs no script.
"use strict";
(() => {
  const drawing = document.getElementById("timeline");
  if (!drawing) return;
  const columns = [...drawing.querySelectorAll("a.column")];
  const box = drawing.parentElement, chosen = drawing.querySelector("a.selected") || columns.at(-1);
  if (box.scrollWidth > box.clientWidth && chosen) box.scrollLeft = chosen.getBoundingClientRect().left - drawing.getBoundingClientRect().left - box.clientWidth / 4;
  let first = -1, last = -1;
  const at = (event) => {
    const hit = document.elementsFromPoint(event.clientX, event.clientY).find((one) => one.closest && one.closest("a.column"));
    return hit ? columns.indexOf(hit.closest("a.column")) : -1;
  };
  const mark = () => columns.forEach((one, n) => one.classList.toggle("reach", first >= 0 && n >= Math.min(first, last) && n <= Math.max(first, last)));
  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    first = last = at(event);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (first < 0) return;
    const here = at(event);
    if (here >= 0) last = here;
    if (last !== first) mark();
  });
  window.addEventListener("pointerup", () => {
    if (first >= 0 && last >= 0 && first !== last) {
      const [from, to] = [Math.min(first, last), Math.max(first, last)];
      const address = new URL(columns[from].href.baseVal, location.href);
      const end = columns[to].dataset.end, begin = columns[from].dataset.begin;
      address.searchParams.set("begin", begin);
      address.searchParams.set("end", end);
      drawing.addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
      location.assign(address);
    }
    first = last = -1;
    mark();
  });
})();
