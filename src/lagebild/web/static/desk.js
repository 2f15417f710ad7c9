// What makes the pages quicker to use where scripts run; without it everything can be read and done as well.
"use strict";
document.documentElement.classList.add("js");

// On a phone filters are folded, so that what they filter is seen; set ones stay open where somebody opened them.
(() => {
  const narrow = window.matchMedia("(max-width: 600px)");
  const fold = () => { for (const one of document.querySelectorAll("details[data-fold]")) one.open = !narrow.matches; };
  fold();
  narrow.addEventListener("change", fold);
})();
