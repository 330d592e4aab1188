// Search over the index of one language. Forgiving of accents, endings, elisions and a slip of the finger.
(function () {
  "use strict";
  var form = document.querySelector("form.search");
  var input = form.querySelector("input");
  var panel = form.querySelector(".search-results");
  var said = form.querySelector(".search-said");
  var list = panel.querySelector("ol");
  var library = null;
  var MOST = 20;

  // --- words ---

  var MARKS = /[\u2066-\u2069\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;
  var LETTERS = { "œ": "oe", "æ": "ae", "ß": "ss", "đ": "d", "ى": "ي", "ة": "ه" };
  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(MARKS, "").replace(/[œæßđىة]/g, function (sign) { return LETTERS[sign]; });
  }
  function words(text, separator) { return fold(text).split(separator).filter(Boolean); }
  function stem(word) { return word.length > 3 ? word.replace(/(es|s|x)$/, "").replace(/^ال/, "") : word; }

  // Whether two words are one slip apart: a letter more, less, other, or two swapped.
  function near(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    var start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    var a = one.slice(start), b = other.slice(start);
    if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true;
    return a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  }

  function weight(asked, word) {
    if (asked === word) return 10;
    if (stem(asked) === stem(word)) return 8;
    if (asked.length > 1 && word.indexOf(asked) === 0) return 6;
    if (asked.length > 4 && near(asked, word)) return 2;
    if (asked.length > 4 && word.length > asked.length && near(asked, word.slice(0, asked.length))) return 1;
    return 0;
  }

  // --- the index ---

  function plain(html) {
    return html.replace(/<[^>]*>/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
  }

  function read(index) {
    var separator = new RegExp(index.config.separator);
    var where = new Map(); // word → Map of section → in its title or not
    var sections = index.docs.map(function (doc, number) {
      var section = { location: doc.location, page: doc.location.split("#")[0], title: plain(doc.title), text: plain(doc.text) };
      [[section.text, 1], [section.title, 5]].forEach(function (pair) {
        words(pair[0], separator).forEach(function (word) {
          if (!where.has(word)) where.set(word, new Map());
          where.get(word).set(number, pair[1]);
        });
      });
      return section;
    });
    var titles = {};
    sections.forEach(function (section) {
      if (!(section.page in titles)) titles[section.page] = section.title;
    });
    return { sections: sections, where: where, titles: titles, separator: separator };
  }

  function find(query) {
    var asked = words(query, library.separator);
    var long = asked.filter(function (word) { return word.length > 1; });
    if (long.length) asked = long;
    var pages = new Map();
    asked.forEach(function (word, place) {
      library.where.forEach(function (spots, known) {
        var points = weight(word, known);
        if (!points) return;
        spots.forEach(function (factor, number) {
          var section = library.sections[number];
          var page = pages.get(section.page);
          if (!page) pages.set(section.page, page = { page: section.page, best: [], sections: new Map() });
          var first = section.location === section.page ? 3 : 1;
          var score = points * factor * first;
          page.best[place] = Math.max(page.best[place] || 0, score);
          page.sections.set(number, (page.sections.get(number) || 0) + score);
        });
      });
    });
    var found = Array.from(pages.values());
    found.forEach(function (page) {
      page.hits = asked.filter(function (word, place) { return page.best[place]; }).length;
      page.score = page.best.reduce(function (sum, one) { return sum + (one || 0); }, 0);
    });
    var whole = found.filter(function (page) { return page.hits === asked.length; });
    return {
      asked: asked,
      pages: (whole.length ? whole : found).sort(function (a, b) { return b.hits - a.hits || b.score - a.score; })
    };
  }

  // --- what the reader sees: text nodes only, never HTML from the index ---

  function marked(text, asked) {
    var holder = document.createDocumentFragment();
    text.split(/([\p{L}\p{N}]+)/u).forEach(function (piece) {
      var hit = piece && asked.some(function (word) { return weight(word, fold(piece)) >= 2; });
      var node = hit ? document.createElement("mark") : document.createTextNode(piece);
      if (hit) node.textContent = piece;
      holder.appendChild(node);
    });
    return holder;
  }

  function snippet(text, asked) {
    var pieces = text.split(/\s+/);
    var at = pieces.findIndex(function (piece) {
      return words(piece, library.separator).some(function (known) {
        return asked.some(function (word) { return weight(word, known) >= 2; });
      });
    });
    var start = Math.max(0, at - 8);
    var cut = pieces.slice(start, start + 24).join(" ");
    return (start ? "… " : "") + cut + (start + 24 < pieces.length ? " …" : "");
  }

  function link(section, asked, name) {
    var anchor = document.createElement("a");
    anchor.href = form.dataset.root.replace(/\/?$/, "/") + section.location;
    anchor.className = name;
    anchor.appendChild(marked(section.title, asked));
    return anchor;
  }

  function show(result) {
    list.textContent = "";
    result.pages.slice(0, MOST).forEach(function (page) {
      var item = document.createElement("li");
      var best = Array.from(page.sections.entries()).sort(function (a, b) { return b[1] - a[1]; });
      item.appendChild(link({ location: page.page, title: library.titles[page.page] }, result.asked, "hit"));
      var text = document.createElement("p");
      text.appendChild(marked(snippet(library.sections[best[0][0]].text, result.asked), result.asked));
      item.appendChild(text);
      best.filter(function (entry) { return library.sections[entry[0]].location !== page.page; }).slice(0, 3)
        .forEach(function (entry) {
          item.appendChild(link(library.sections[entry[0]], result.asked, "section"));
        });
      list.appendChild(item);
    });
    var count = result.pages.length;
    said.textContent = count === 0 ? form.dataset.none : count === 1 ? form.dataset.one :
      form.dataset.count.replace("{count}", String(count));
  }

  function search() {
    var query = input.value.trim();
    panel.hidden = !query;
    if (!query) return;
    if (!library) { said.textContent = form.dataset.loading; return; }
    show(find(query));
    said.dataset.query = query; // for those who wait for the answer
  }

  var timer;
  input.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(search, 100); });
  input.addEventListener("focus", search);
  form.addEventListener("submit", function () {
    search();
    var first = list.querySelector("a");
    if (first) first.focus();
  });
  form.addEventListener("keydown", function (event) {
    var links = Array.prototype.slice.call(list.querySelectorAll("a"));
    var at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      panel.hidden = true;
      input.focus();
      panel.hidden = true;
    } else if (event.key === "ArrowDown" && links.length) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at ? links[at - 1] : input).focus();
    }
  });
  document.addEventListener("click", function (event) { if (!form.contains(event.target)) panel.hidden = true; });
  form.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) panel.hidden = true;
  });

  fetch(form.dataset.index).then(function (answer) {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }).then(function (index) {
    library = read(index);
    search();
  }).catch(function () {
    panel.hidden = false;
    said.textContent = form.dataset.failed;
  });
})();
