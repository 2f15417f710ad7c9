// What makes the pages quicker to use where scripts run; without it everything can be read and done as well.
"use strict";
document.documentElement.classList.add("js");
