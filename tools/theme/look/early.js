// Before the page is drawn: scripts run here, and the reader may have chosen light or dark.
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var scheme = localStorage.getItem("scheme");
    if (scheme === "light" || scheme === "dark") root.setAttribute("data-scheme", scheme);
  } catch (error) { /* a browser that keeps nothing shows what the system prefers */ }
})();
