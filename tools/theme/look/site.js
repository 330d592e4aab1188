// What the page does beyond being read: every part of it works without this file, but search and the switches.
(function () {
  "use strict";
  var root = document.documentElement;
  var wide = window.matchMedia("(min-width: 64em)");

  function all(selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); }
  function remember(key, value) { try { localStorage.setItem(key, value); } catch (error) { /* not kept */ } }
  function recall(key) { try { return localStorage.getItem(key); } catch (error) { return null; } }

  var does = {
    print: function () { window.print(); },
    menu: function (button) {
      var open = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(open));
      root.classList.toggle("menu-open", open);
    },
    scheme: function () {
      var dark = root.getAttribute("data-scheme") === "dark" ||
        (!root.hasAttribute("data-scheme") && window.matchMedia("(prefers-color-scheme: dark)").matches);
      root.setAttribute("data-scheme", dark ? "light" : "dark");
      remember("scheme", dark ? "light" : "dark");
    }
  };
  all("[data-does]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { does[button.dataset.does](button); });
  });
  document.addEventListener("keydown", function (event) {
    var button = document.querySelector(".menu[aria-expanded=true]");
    if (event.key === "Escape" && button) { does.menu(button); button.focus(); }
  });

  // The contents stand open where there is room for them.
  all(".contents details").forEach(function (details) {
    function fit() { details.open = wide.matches; }
    fit();
    wide.addEventListener("change", fit);
    details.addEventListener("click", function (event) {
      if (event.target.closest("a") && !wide.matches) details.open = false;
    });
  });

  // A link to something folded away opens it.
  function unfold() {
    var goal = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var fold = goal && goal.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      if (!fold.open) { fold.open = true; goal.scrollIntoView(); }
    }
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  // Ticks are kept on this device, by page and place.
  all("main .tasks input[type=checkbox]").forEach(function (box, index) {
    var key = "tick " + location.pathname + " " + index;
    box.checked = recall(key) === "1";
    box.addEventListener("change", function () { remember(key, box.checked ? "1" : "0"); });
  });

  // On paper nothing is folded away.
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = all("main details:not([open])");
    folded.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (details) { details.open = false; });
  });

  // Search: neither its script nor its index is fetched before the reader turns to the box.
  all("form.search").forEach(function (form) {
    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("focusin", function () {
      var script = document.createElement("script");
      script.src = form.dataset.script;
      script.onerror = function () {
        var said = form.querySelector(".search-said");
        form.querySelector(".search-results").hidden = false;
        said.textContent = form.dataset.failed;
      };
      document.head.appendChild(script);
    }, { once: true });
  });
})();
