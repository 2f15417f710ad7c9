// While an earlier picture is being drawn, look again every few seconds.
"use strict";
if (document.getElementById("drawing")) setTimeout(() => location.reload(), 4000);
