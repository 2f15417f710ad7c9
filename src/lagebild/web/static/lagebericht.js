// Lagebericht: a button that prints.
"use strict";
document.getElementById("print")?.addEventListener("click", () => window.print());
