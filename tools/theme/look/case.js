// "Your case": what the reader enters, and everything on the page that follows from it. Without this script the page
// shows the reference case. Nothing leaves the device; the case is in the address of the page and in its memory.
(our => {
  const data = our.data, program = data.program, write = our.writer(data), root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const make = (name, kind, within) => {
    const made = document.createElement(name);
    made.className = kind;
    if (within) within.append(made);
    return made;
  };
  const rowsOf = program.parameters.filter(each => each.kind === "rows");
  const asked = new Map([...program.parameters, ...program.assumptions].map(each => [each.id, each]));
  const questions = new Map(program.conditions.map(each => [each.id, each]));
  const inputs = new Map(), answers = new Map(), key = "case " + data.guide;
  let start = "", made = null, last = "", lent = null, judged, later;

  // --- what is entered, as text: see compute/entered.py ---

  // A number as people write it here: with spaces, with a comma, in other digits.
  const asNumber = text => {
    let plain = text.replace(/[٠-٩]/g, sign => sign.charCodeAt(0) - 1632).replace(/٫/g, ".").replace(/[\s٬\u2068\u2069]/g, "").replace("−", "-");
    if (data.signs[1] === ".") plain = plain.replace(/,(?=\d{3}(\D|$))/g, "");
    return plain.replace(",", ".").replace(/^(-?)\.(?=\d)/, "$10.").replace(/^(-?)0+(?=\d)/, "$1").replace(/\.$/, "");
  };
  const asTyped = text => our.NUMBER.test(text) ? text.replace(".", data.signs[1]) : text;
  const typical = each => String(each.typical ?? each.value ?? "");
  const typicalRows = each => (each.rows || []).map(([name, ...numbers]) => [name, ...numbers].join(",")).join(";");
  const chosen = each => each.kind === "choice" || each.kind === "date";
  const reference = each => each.kind === "rows" ? typicalRows(each) : typical(each);

  const enter = (name, text) => {
    if (text === reference(asked.get(name))) inputs.delete(name);
    else inputs.set(name, text);
  };
  const take = search => {
    inputs.clear();
    answers.clear();
    start = "";
    let found = 0;
    for (const [name, text] of new URLSearchParams(search)) {
      if (text.length > 8000) continue;
      if (asked.has(name)) enter(name, text);
      else if (questions.has(name)) answers.set(name, text);
      else if (name === "start") start = text;
      else continue;
      found += 1;
    }
    return found;
  };
  const search = () => {
    const told = new URLSearchParams();
    for (const name of asked.keys()) if (inputs.has(name)) told.set(name, inputs.get(name));
    if (start) told.set("start", start);
    for (const name of questions.keys()) if (answers.has(name)) told.set(name, answers.get(name));
    const text = String(told).replace(/%2C/g, ",").replace(/%3B/g, ";");
    return text && "?" + text;
  };
  // Somebody else's link does not take the place of what the device keeps, until something is changed.
  const keep = now => {
    lent = null;
    try { now ? localStorage.setItem(key, now) : localStorage.removeItem(key); } catch (error) { /* not kept */ }
  };
  const kept = () => {
    try { return localStorage.getItem(key) || ""; } catch (error) { return ""; /* nothing is kept here */ }
  };
  const address = () => {
    try { history.replaceState(history.state, "", location.pathname + last + location.hash); } catch (error) { /* a page from a disk keeps its address */ }
  };
  window.addEventListener("pagehide", () => { if (made) address(); });
  const remember = () => {
    const now = search();
    if (now === last) return;
    last = now;
    clearTimeout(later); // browsers allow only so many changes of an address, and some fetch the icon anew each time
    later = setTimeout(address, 300);
    if (now !== lent) keep(now);
    all(".languages a[href]").forEach(link => { link.search = now; });
  };

  // --- what follows ---

  const set = (element, text) => { if (element.textContent !== text) element.textContent = text; };
  const refusal = name => {
    const fault = made.faults.get(name), unit = data.of[name] || "";
    const told = write.say(data.refusals[fault.why], fault.why === "outside-range"
      ? { name: data.names[name] || name, number: inputs.has(name) && fault.number % 1 ? write.typed(inputs.get(name)) : write.amount(fault.number, unit), range: write.range(fault.min, fault.max, unit) }
      : { name: data.names[name] || name });
    return data.limits[name] ? `${told} ${data.limits[name]}` : told;
  };
  const sums = (numbers, name) => {
    const [before, after] = name.split("//"), tail = after ? "/" + after : "";
    return ["low", "high"].map(side => numbers.get(`${before}/${side}${tail}`));
  };
  const coarse = value => Number(value.toPrecision(3));
  const priced = (element, numbers) => {
    let [low, high] = sums(numbers, element.dataset.sum);
    if (low == null || high == null) return "–";
    if ("coarse" in element.dataset) [low, high] = [coarse(low), coarse(high)];
    return write.money(low, high, element.dataset.money);
  };
  const absent = name => made.faults.has(name) ? data.labels["outside-range"] : "–";

  const showNumbers = () => {
    all("[data-name]").forEach(element => {
      const name = element.dataset.name, number = made.numbers.get(name), unit = element.dataset.unit;
      set(element, number != null && unit != null ? write.amount(number, unit) : write.shown(made, name) || absent(name));
      element.classList.toggle("absent", number == null && !made.choices.has(name) && !made.dates.has(name));
    });
    all("[data-sum]").forEach(element => {
      const other = element.closest("[data-case]");
      if (!other) set(element, priced(element, made.numbers));
    });
    all("[data-case]").forEach(row => {
      const [name, option] = row.dataset.case.split("=");
      const numbers = our.compute(program, new Map([...inputs, [name, option]]), begin()).numbers;
      all("[data-sum]", row).forEach(element => set(element, priced(element, numbers)));
      row.classList.toggle("chosen", made.choices.get(name) === option);
    });
    all("span[data-days]").forEach(element => set(element, write.lasting(made.numbers.get(element.dataset.days) || 0) || "–"));
    all("[data-effort]").forEach(element => {
      const given = program.cells.filter(cell => cell.name.startsWith("effort/")).reduce((sum, cell) => sum + made.numbers.get(cell.name), 0);
      set(element, given >= 0 ? write.amount(our.half(given), "person_day") : "–");
    });
    all("tr[data-only]").forEach(row => { row.hidden = !made.takes(row.dataset.only.split(" ")); });
    all(".card[data-only], .step-card[data-only]").forEach(card => card.classList.toggle("not-taken", !made.takes(card.dataset.only.split(" "))));
    all(".sums tr[data-group]").forEach(row => {
      row.hidden = all("[data-sum]", row).every(element => !(sums(made.numbers, element.dataset.sum)[1] > 0));
    });
  };
  const showCalendar = () => {
    const laid = new Map(our.calendar(made).map(step => [step.id, step]));
    all("[data-step]").forEach(row => {
      const step = laid.get(row.dataset.step);
      row.hidden = !step;
      if (!step) return;
      row.classList.toggle("critical", step.critical);
      one(".hidden", row).hidden = !step.critical;
      set(one(".when", row), write.when(made, step));
    });
  };
  // A box with a list of texts, each with the anchor it leads to; hidden where there is nothing to say.
  const list = (box, entries) => {
    const inside = one("ul", box);
    box.hidden = !entries.length;
    inside.textContent = "";
    entries.forEach(([text, anchor]) => {
      const link = make(document.getElementById(anchor) ? "a" : "span", "", make("li", "", inside));
      link.textContent = text;
      if (link.tagName === "A") link.href = "#" + anchor;
    });
  };
  const mark = (field, wrong) => wrong ? field.setAttribute("aria-invalid", "true") : field.removeAttribute("aria-invalid");
  const showRefusals = () => {
    const broken = program.rules.filter(rule => made.rules.get(rule.id) === false).map(rule => one(`[data-rule="${rule.id}"]`)).filter(place => place);
    all("[id^=case-].field-error").forEach(place => {
      const name = place.id.slice(5, -6), own = [...made.faults.keys()].find(each => each === name || each.startsWith(name + "."));
      if (name === "start") return;
      place.hidden = !own;
      set(place, own ? refusal(own) : "");
      const field = document.getElementById("case-" + name);
      if (field) mark(field, own);
    });
    rowsOf.forEach(each => all(`table[data-rows="${each.id}"] tbody tr`).forEach(row => all("td input", row).forEach((field, at) => {
      const text = asNumber(field.value), { min, max } = each.columns[at];
      mark(field, !our.NUMBER.test(text) || text < min || text > max);
    })));
    if (one("#case-form")) {
      list(one("#case-refused"), [...made.faults.keys()].filter(name => !asked.has(name.split(".")[0])).slice(0, 6).map(name => [refusal(name), name]));
      list(one("#case-rules"), broken.map(place => {
        const text = place.cloneNode(true);
        all("code, .mark, .cite", text).forEach(part => part.remove());
        return [text.textContent.trim(), place.id];
      }));
    }
    all("[data-rule]").forEach(place => place.classList.toggle("broken", broken.includes(place)));
  };
  const showVerdict = () => {
    const box = one("#verdict"), verdict = our.judge(program, answers), now = JSON.stringify(verdict);
    if (!box || now === judged) return;
    judged = now; // it is said anew when it changes, not at every key
    box.className = "asked verdict-box says-" + verdict.says;
    all("[data-says]", box).forEach(text => { text.hidden = text.dataset.says !== verdict.says; });
    set(one('[data-says="open"] .count', box), `${program.conditions.length - verdict.open.length} / ${program.conditions.length}`);
    const reasons = verdict.stop.length ? verdict.stop : [...verdict.adapt, ...verdict.note];
    list(box, reasons.map(name => one(`[data-condition="${name}"]`)).map(place => [
      one(".question", place).firstChild.textContent.trim() + ` ${data.labels.then} ` + one(".else", place).dataset.otherwise, place.id]));
    box.hidden = false;
    all("[data-condition]").forEach(place => {
      const name = place.dataset.condition, open = verdict.open.includes(name);
      const not = verdict.stop.includes(name) || verdict.adapt.includes(name) || verdict.note.includes(name);
      place.classList.toggle("answered-go", !open && !not);
      place.classList.toggle("answered-else", not);
    });
  };
  const begin = () => start >= "1900" && start < "2201" ? start : "";
  const own = () => inputs.size || start;
  let timer;
  const announce = text => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const place = one("#case-said");
      const heard = selector => all(selector + ":not([hidden])").map(entry => entry.textContent.trim().replace(/\s+/g, " "));
      if (place) place.textContent = text || [...heard("[id^=case-].field-error"), ...heard("#case-refused"), heard(".case-bar li").join(data.labels.comma + " ")].join(" ");
    }, 700);
  };
  const update = quiet => {
    made = our.compute(program, inputs, begin());
    remember();
    showNumbers();
    showCalendar();
    showRefusals();
    showVerdict();
    const which = one("#case-which"), wrong = start && made.start == null;
    if (which) set(which, data.labels[lent != null ? "case-is-lent" : own() ? "case-is-own" : "case-is-reference"]);
    const place = one("#case-start-error"), first = one("#case-start");
    if (place) {
      place.hidden = !wrong;
      set(place, wrong ? write.say(data.refusals["value-form-date"], { name: first.labels[0].textContent }) : "");
      mark(first, wrong);
    }
    all("figure[data-picture]:not([data-picture=exchange])").forEach(figure => {
      const note = one(".not-yours", figure) || make("p", "not-yours", one("figcaption", figure));
      note.hidden = !own();
      set(note, data.labels["picture-of-reference"]);
    });
    if (!quiet) announce();
  };

  // --- the form ---

  const fill = () => {
    for (const [name, each] of asked) {
      const field = document.getElementById("case-" + name);
      if (field) field.value = chosen(each) ? inputs.get(name) || typical(each) : asTyped(inputs.has(name) ? inputs.get(name) : typical(each));
    }
    const first = one("#case-start");
    if (first) first.value = start;
    all("[data-condition] input").forEach(field => {
      const answer = answers.get(field.name) || "";
      if (field.type === "radio") field.checked = field.value === answer;
      else field.value = asTyped(answer);
    });
    rowsOf.forEach(fillRows);
  };
  const entry = (within, text, label, numeric) => {
    const field = make("input", "", within);
    field.type = "text";
    field.value = text;
    field.setAttribute("aria-label", label);
    field.maxLength = numeric ? 20 : 60;
    if (numeric) {
      field.inputMode = "decimal";
      field.setAttribute("aria-describedby", numeric);
    }
    return field;
  };
  const linesOf = each => {
    const text = inputs.has(each.id) ? inputs.get(each.id) : typicalRows(each);
    return text.trim() ? text.split(";").map(line => line.split(",").map(part => part.trim())) : [];
  };
  const fillRows = each => {
    const table = one(`table[data-rows="${each.id}"]`);
    if (!table) return;
    const body = one("tbody", table), head = one("thead tr", table);
    if (!one(".tools", head)) make("td", "tools", head);
    body.textContent = "";
    linesOf(each).forEach(([name, ...numbers], place) => {
      const row = make("tr", "", body), said = data.names[name] || name, title = make("th", "", row);
      title.scope = "row";
      entry(title, said, `${data.labels["row-name"]} ${place + 1}`).dataset.own = name;
      each.columns.forEach((column, at) => {
        const cell = make("td", "end", row), heading = cell.dataset.label = data.names[`${each.id}.${column.id}`];
        entry(cell, asTyped(numbers[at] || ""), `${heading}, ${said}`, `case-${each.id}-error`);
      });
      const button = make("button", "remove-row", make("td", "tools", row));
      button.type = "button";
      button.textContent = "×";
      button.setAttribute("aria-label", write.say(data.labels["remove-row"], { name: said }));
      button.addEventListener("click", () => {
        row.remove();
        readRows(each);
        fillRows(each);
        (one(`[data-add="${each.id}"]`) || document.body).focus();
        announce(data.labels["case-removed"]);
      });
    });
  };
  const readRows = each => {
    const lines = all(`table[data-rows="${each.id}"] tbody tr`).map(row => {
      const [named, ...fields] = all("input", row);
      const known = named.dataset.own, name = known && data.names[known] === named.value ? known : named.value.replace(/[,;\s]+/g, " ").trim();
      return [name || "–", ...fields.map(field => asNumber(field.value) || "?")].join(",");
    });
    enter(each.id, lines.join(";"));
    update();
  };

  document.addEventListener("input", event => {
    const field = event.target, table = field.closest("table[data-rows]"), question = field.closest("[data-condition]");
    if (table) readRows(asked.get(table.dataset.rows));
    else if (question) {
      const answer = field.type === "radio" ? field.value : asNumber(field.value);
      answer ? answers.set(field.name, answer) : answers.delete(field.name);
      update(true);
    } else if (field.id === "case-start") { start = field.value; update(); }
    else if (field.id === "case-" + field.name && asked.has(field.name)) {
      const each = asked.get(field.name);
      enter(field.name, chosen(each) ? field.value : asNumber(field.value));
      update();
    }
  });
  document.addEventListener("submit", event => { if (event.target.id === "case-form") event.preventDefault(); });
  all("[data-add]").forEach(button => button.addEventListener("click", () => {
    const each = asked.get(button.dataset.add), lines = linesOf(each);
    lines.push([data.labels["new-row"], ...each.columns.map(column => column.min > 0 ? column.min : 0)]);
    enter(each.id, lines.map(line => line.join(",")).join(";"));
    fillRows(each);
    update();
    const fields = all(`table[data-rows="${each.id}"] tbody tr:last-child input`);
    if (fields.length) { fields[0].focus(); fields[0].select(); }
    announce(data.labels["case-added"]);
  }));
  const whole = () => { fill(); update(); };
  const on = (selector, action) => all(selector).forEach(element => element.addEventListener("click", event => action(element, event)));
  on("#case-reset", () => { take(""); whole(); });
  on("#case-copy", button => {
    const done = () => { announce(button.dataset.done); set(one("#case-which"), button.dataset.done); };
    const link = location.origin + location.pathname + last, show = () => set(one("#case-which"), link);
    if (navigator.clipboard) navigator.clipboard.writeText(link).then(done, show);
    else show();
  });
  on("[data-load]", (link, event) => {
    event.preventDefault();
    take(link.search);
    whole();
    one("#your-case").scrollIntoView();
    (one("#case-form input, #case-form select") || link).focus({ preventScroll: true });
  });
  on("[data-form]", (link, event) => {
    const form = link.dataset.form, lacks = made.faults.size ? "take-refused" : form === "ics" && made.start == null && "take-error";
    event.preventDefault();
    all(".take ~ .field-error").forEach(told => {
      told.hidden = told.id !== lacks;
      if (!told.hidden) one("a", told).focus();
    });
    if (lacks) return;
    const kind = { json: "application/json", csv: "text/csv", md: "text/markdown", ics: "text/calendar" }[form];
    const file = URL.createObjectURL(new Blob([our.files[form](data, made)], { type: kind + ";charset=utf-8" }));
    const way = make("a", "", document.body);
    way.href = file;
    way.download = link.download;
    way.click();
    way.remove();
    setTimeout(() => URL.revokeObjectURL(file), 10000);
  });

  // --- the beginning: the address says more than the memory of the device ---

  if (!take(location.search)) take(kept());
  else if (kept() && kept() !== search()) lent = search();
  root.classList.add("live");
  fill();
  update(true);
})(modemploi);
