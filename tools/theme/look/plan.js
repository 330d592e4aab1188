// A case of a guide, computed and told as compute/ and publish/plan do. Knows no page; `data` is what page_data gives.
(our => {
  const near = our.near, tidy = our.tidy, half = our.half, kinds = our.kinds, DAY = 864e5;
  const NUMBER = our.NUMBER = /^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?$/;

  // --- days ---

  const dayOf = our.dayOf = text => {
    const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text + "T00:00Z") / DAY : NaN;
    return day >= -719162 && iso(day) === text ? day : null;
  };
  const iso = day => new Date(day * DAY).toISOString().slice(0, 10);
  const date = (year, month, day) => new Date(0).setUTCFullYear(year, month - 1, day) / DAY;

  // The last beginning of a period that is not after a day, and the end that follows it; see compute/seasons.py.
  const around = (day, period) => {
    const [month, first, endMonth, endDay] = [1e6, 1e4, 100, 1].map(size => Math.floor(period / size) % 100);
    let year = new Date(day * DAY).getUTCFullYear();
    if (date(year, month, first) > day) year -= 1;
    return [date(year, month, first), date(endMonth * 100 + endDay <= month * 100 + first ? year + 1 : year, endMonth, endDay)];
  };
  const LAST = 2500000; // beyond any calendar, seasons do not count
  kinds.season = function (earliest, length, ...periods) {
    const start = this.start;
    if (start == null || !(start + earliest < LAST)) return earliest;
    const found = periods.map(period => {
      const day = start + Math.floor(tidy(earliest)), [first, end] = around(day, period);
      const fits = start + tidy(earliest + length) <= end || length > end - first && day < end;
      return fits ? earliest : around(first + 366, period)[0] - start;
    });
    return found.includes(earliest) ? earliest : Math.min(...found);
  };
  kinds["season-back"] = function (latest, length, ...periods) {
    const start = this.start;
    if (start == null || !(start + latest < LAST)) return latest;
    return Math.max(...periods.map(period => {
      const [first, end] = around(start + Math.floor(tidy(latest)), period);
      return Math.min(latest, end - start - (length <= end - first ? length : 1));
    }));
  };

  // --- a case ---

  const rounded = (number, how, step = 1) => {
    if (!how) return number;
    if (Math.abs(number) > step * 1e15) throw "number-too-large";
    const count = tidy(number / step);
    return (how === "up" ? Math.ceil(count) : how === "down" ? Math.floor(count) : half(count)) * step;
  };

  our.readRows = (parameter, text) => {
    const lines = text.trim() ? text.split(";") : [];
    if (lines.length > 100) throw "too-many-rows";
    return lines.map(line => {
      const [name, ...numbers] = line.split(",").map(part => part.trim());
      if (!name || name.length > 60 || numbers.length !== parameter.columns.length || !numbers.every(one => NUMBER.test(one))) throw "rows-form";
      return { name, numbers: numbers.map(Number) };
    });
  };

  // What is entered is text by name; what it says is in compute/entered.py. `faults` tells what is refused, by name.
  our.compute = (program, inputs, start) => {
    const numbers = new Map(), choices = new Map(), dates = new Map(), rows = new Map(), faults = new Map();
    const setting = { numbers, choices, rows, start: start ? dayOf(start) : null };
    const outside = (name, number, each) => {
      const wide = (limit, far) => limit != null && far && !near(number, limit, 0);
      const out = wide(each.min, number < each.min) || wide(each.max, number > each.max);
      if (out) faults.set(name, { why: "outside-range", number, min: each.min, max: each.max });
      return out;
    };
    const take = (each, text) => {
      if (!NUMBER.test(text)) faults.set(each.id, { why: "value-form-number" });
      else if (!outside(each.id, Number(text), each)) numbers.set(each.id, Number(text) + 0);
    };
    const fill = (name, columns, lines) => {
      const found = lines.map(line => new Map(columns.map((column, place) => [column.id, line[place]]).filter(pair => pair[1] != null)));
      const out = found.map(row => columns.map(column => row.has(column.id) && outside(name + "." + column.id, row.get(column.id), column)));
      if (!out.flat().includes(true)) rows.set(name, found);
    };
    const tried = (name, work) => {
      try { work(); } catch (why) {
        if (typeof why !== "string") throw why;
        if (why !== "missing") faults.set(name, { why });
      }
    };
    const entered = each => inputs.has(each.id) ? inputs.get(each.id) : String(each.typical ?? "");
    for (const each of program.parameters) {
      const text = entered(each);
      if (each.kind === "number") take(each, text);
      else if (each.kind === "choice") each.options.includes(text) ? choices.set(each.id, text) : faults.set(each.id, { why: "unknown-option" });
      else if (each.kind === "date") dayOf(text) == null ? faults.set(each.id, { why: "value-form-date" }) : dates.set(each.id, text);
      else tried(each.id, () => fill(each.id, each.columns, inputs.has(each.id)
        ? our.readRows(each, text).map(row => row.numbers) : (each.rows || []).map(row => row.slice(1))));
    }
    for (const [name, columns] of Object.entries(program.tables)) {
      const ids = Object.keys(columns), count = ids.length ? columns[ids[0]].length : 0;
      fill(name, ids.map(id => ({ id })), Array.from({ length: count }, (_, row) => ids.map(id => columns[id][row])));
    }
    for (const each of program.assumptions) {
      if (inputs.has(each.id)) take(each, inputs.get(each.id));
      else if (!outside(each.id, each.value, each)) numbers.set(each.id, each.value);
    }
    for (const cell of program.cells) {
      tried(cell.name, () => {
        const number = rounded(our.evaluate(cell.tree, setting), cell.rounding, cell.step) + 0;
        if (!outside(cell.name, number, cell)) numbers.set(cell.name, number);
      });
    }
    const rules = new Map();
    for (const rule of program.rules) tried(rule.id, () => rules.set(rule.id, Boolean(our.evaluate(rule.tree, setting))));
    const takes = only => !only || only.slice(1).includes(choices.get(only[0]));
    return { program, inputs, start: setting.start, numbers, choices, dates, rows, faults, rules, takes };
  };

  // The steps of a case with their days, and the chain that decides how long it all takes; see compute/calendar.py.
  our.calendar = ({ program, numbers, takes }) => {
    const steps = new Map(program.steps.map((step, index) => [step.id, { ...step, index }])), known = new Map();
    const before = name => {
      if (!known.has(name)) {
        known.set(name, []);
        known.set(name, [...new Set((steps.get(name).after || []).filter(need => steps.has(need))
          .flatMap(need => takes(steps.get(need).only) ? [need] : before(need)))]);
      }
      return known.get(name);
    };
    const laid = new Map();
    for (const step of steps.values()) {
      const [begin, end, last] = ["begin", "end", "last"].map(side => numbers.get(`step/${step.id}/${side}`));
      if (takes(step.only) && last != null && end != null) laid.set(step.id, { ...step, begin, end, slack: Math.max(0, last - begin) });
    }
    const chain = new Set();
    let current = [...laid.values()].find(step => step.end === (numbers.get("calendar/days") || 0));
    while (current && !chain.has(current.id)) {
      chain.add(current.id);
      current = before(current.id).map(name => laid.get(name)).sort((a, b) => b.end - a.end || a.index - b.index)[0];
    }
    return [...laid.values()].map(step => ({ ...step, critical: chain.has(step.id) }));
  };

  // What follows from the answers to the conditions; see compute/conditions.py.
  our.judge = (program, answers) => {
    const found = { stop: [], adapt: [], note: [], open: [] };
    for (const each of program.conditions) {
      const answer = answers.get(each.id), number = Number(answer);
      const read = each.answer === "yes-no" ? answer === "yes" || answer === "no" : NUMBER.test(answer);
      const holds = each.answer === "yes-no" ? answer === (each.expected || "yes")
        : !(each.min != null && number < each.min && !near(number, each.min, 0)) && !(each.max != null && number > each.max && !near(number, each.max, 0));
      if (!read) found.open.push(each.id);
      else if (!holds) found[each.effect].push(each.id);
    }
    return { ...found, says: found.stop.length ? "stop" : found.open.length ? "open" : found.adapt.length ? "adapt" : "go" };
  };

  // --- how one language writes; see publish/figures.py ---

  // Halves away from zero, of the first twelve digits: the rest is noise.
  const halfUp = (value, digits) => {
    const [sure, power] = Math.abs(value).toExponential(11).split("e");
    const found = Number(Math.round(Number(sure + "e" + (Number(power) + digits))) + "e-" + digits);
    return value < 0 ? -found : found;
  };

  our.writer = data => {
    const { signs: [group, decimal, counts, before, one, after], labels } = data;
    const typed = text => {
      const [whole, part] = text.split("."), told = whole.replace(/\B(?=(\d{3})+$)/g, group) + (part ? decimal + part : "");
      return told < "0" ? before + told + after : told;
    };
    const fixed = (value, digits) => typed((halfUp(value, digits) + 0).toFixed(digits));
    const placesOf = value => value % 1 ? Math.max(0, Math.min(2 - value.toExponential(11).split("e")[1], 6)) : 0;
    const rounded = value => halfUp(value, placesOf(value)) + 0;
    const number = value => typed(String(rounded(value)));
    const form = value => {
      const count = Math.abs(counts > 1 ? rounded(value) : value), last = count % 100;
      if (counts < 2) return (counts ? count >= 2 : value !== 1) + 1;
      return count === 2 ? 4 : last % 1 || last < 3 ? 1 : last > 10 ? 3 : 2;
    };
    const tail = (unit, at) => unit[0] + unit[at % 4 || 2];
    const from = (low, high, how) => say(labels["range" + how], { low, high });
    const money = (low, high, currency) => {
      const digits = high < 100 && (low % 1 || high % 1) ? 2 : 0, unit = data.units[currency];
      const least = fixed(low, digits), most = fixed(high, digits);
      return unit[0] + (least === most ? least : from(least, most, "")) + unit[1];
    };
    const amount = (value, name) => {
      const unit = data.units[name];
      if (unit.length < 3) return money(value, value, name);
      const at = form(value);
      return at > 3 && unit[4] || number(value) + tail(unit, at);
    };
    const range = (least, most, name) => {
      const unit = data.units[name];
      if (least == null || most == null) return say(labels[least == null ? "at-most" : "at-least"], { number: amount(least ?? most, name) });
      return from(number(least), number(most), least < 0 ? "-signed" : "") + (unit[2] ? tail(unit, counts < 2 ? 2 : form(most)) : "");
    };
    const day = (first, last = first) => {
      const [begin, to] = [first, last].map(text => text.split("-").map(Number)), nth = at => at[2] === 1 ? one : at[2], month = at => ` ${data.months[at[1] - 1]}`;
      const whole = nth(to) + month(to) + " " + to[0], same = begin[0] === to[0];
      if (first === last) return whole;
      return same && begin[1] === to[1] ? from(nth(begin), whole, "") : from(nth(begin) + month(begin) + (same ? "" : " " + begin[0]), whole, "-days");
    };
    const say = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
    const weeks = (begin, end) => {
      const start = Math.floor(tidy(begin / 7)) + 1, last = Math.max(Math.ceil(tidy(end / 7)), start);
      return start === last ? say(labels["week-one"], { week: start }) : say(labels.weeks, { start, end: last });
    };
    const lasting = days => {
      for (const [unit, length, least] of [["year", 365.25, 4], ["month", 365.25 / 12, 2], ["week", 7, 2]]) {
        if (days >= least * length) return say(labels.about, { amount: amount(half(days / length), unit) });
      }
      return days ? amount(half(days), "day") : "";
    };
    // A number, or the answer to a choice or a date, by its name; an empty text where there is none.
    const shown = (made, name) => made.numbers.has(name) ? amount(made.numbers.get(name), data.of[name])
      : made.choices.has(name) ? data.names[name + "." + made.choices.get(name)] : made.dates.has(name) ? day(made.dates.get(name)) : "";
    const told = (made, text) => text.replace(/\{\{ *([a-z][a-z0-9_]*) *\}\}/g, (hole, name) => shown(made, name) || labels["not-computed"]);
    const when = (made, step) => made.start == null ? weeks(step.begin, step.end) : day(...our.days(made, step).map(iso));
    return { typed, form, range, money, amount, day, say, lasting, shown, told, when };
  };

  // The first and the last day of a step; that of one that takes no time is its first.
  our.days = (made, step) => {
    const first = Math.floor(tidy(step.begin));
    return [made.start + first, made.start + first + Math.max(1, Math.ceil(tidy(step.end)) - first) - 1];
  };

  // --- the plan and its files; see publish/plan ---

  our.plan = (data, made) => {
    const { program, numbers, takes } = made, name = id => data.names[id] || id, write = our.writer(data);
    const short = value => value == null ? null : halfUp(value, 4) + 0;
    const sum = key => ({ low: short(numbers.get(key + "/low")), high: short(numbers.get(key + "/high")) });
    const lines = program.lines.filter(line => takes(line.only) && numbers.has(`line/${line.id}/low`) && numbers.has(`line/${line.id}/high`));
    const kinds = [...new Set(lines.map(line => line.currency))].flatMap(currency => ["set-up", "yearly"].flatMap(when =>
      [false, true].map(kind => ({ currency, when, in_kind: kind }))));
    const key = each => `total/${each.currency}/${each.when}/${each.in_kind ? "kind" : "paid"}`;
    const date = days => made.start == null || !(days >= 0 && days < 366000) ? null : iso(made.start + Math.floor(tidy(days)));
    const entered = [...program.parameters, ...program.assumptions].filter(each => made.inputs.has(each.id));
    const effort = (kind, role) => numbers.get(`${kind}/${role}`) ? short(numbers.get(`${kind}/${role}`)) : null;
    return {
      guide: data.guide, title: data.title, version: data.version, date: data.date, language: data.language,
      licence: data.licence, address: data.address,
      case: Object.fromEntries(entered.map(each => [each.id, made.inputs.get(each.id)])),
      start: made.start == null ? null : iso(made.start),
      quantities: data.quantities.map(id => ({ id, name: name(id), value: short(numbers.get(id)), unit: data.of[id] })),
      supplies: program.supplies.filter(each => takes(each.only)).map(each => ({
        id: each.id, name: name(each.id), specification: write.told(made, data.specifications[each.id] || ""),
        count: short(each.quantity ? numbers.get(each.quantity) : each.count), unit: data.counted[each.id]
      })).filter(each => each.count !== 0),
      budget: lines.map(line => ({
        id: line.id, name: name(line.id), when: line.when, in_kind: Boolean(line.kind), supply: line.supply || null,
        count: short(numbers.get(`line/${line.id}/count`)), ...sum("line/" + line.id), currency: line.currency
      })),
      totals: kinds.filter(each => lines.some(line => line.currency === each.currency && line.when === each.when && Boolean(line.kind) === each.in_kind)
        && numbers.has(key(each) + "/low") && numbers.has(key(each) + "/high")).map(each => ({ ...each, ...sum(key(each)) })),
      calendar: our.calendar(made).map(step => ({ ...step, begin: short(step.begin), end: short(step.end) })).map(step => ({
        id: step.id, name: name(step.id), number: data.numbers[step.id], phase: step.phase, begin: step.begin, end: step.end,
        first: date(step.begin), last: date(step.begin) && iso(our.days(made, step)[1]), slack: short(step.slack), critical: step.critical
      })).sort((a, b) => a.number - b.number),
      effort: program.roles.filter(role => effort("effort", role) != null || effort("yearly-effort", role) != null).map(role => ({
        id: role, name: name(role), once: effort("effort", role), yearly: effort("yearly-effort", role)
      }))
    };
  };

  const who = (data, step) => data.doers[step.id].map(role => data.names[role] || role).join(data.labels.comma + " ");

  our.files = {
    json: (data, made) => JSON.stringify(our.plan(data, made), null, 2) + "\n",

    csv: (data, made) => {
      const plan = our.plan(data, made), write = our.writer(data), decimal = data.signs[1], mark = decimal === "," ? ";" : ",";
      const cell = value => {
        let text = typeof value === "number" ? String(value).replace(".", decimal) : value ?? "";
        if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
        return /["\r\n]/.test(text) || text.includes(mark) ? `"${text.replace(/"/g, '""')}"` : text;
      };
      const rows = [["name", "specification", "count", "unit", "low", "high", "currency"].map(name => data.labels["file-" + name])];
      for (const each of plan.supplies) {
        const price = plan.budget.find(line => line.supply === each.id) || {}, unit = data.units[each.unit];
        rows.push([each.name, each.specification, each.count, unit[write.form(each.count ?? 3)] || unit[2], price.low, price.high, price.currency]);
      }
      return "\ufeff" + rows.map(row => row.map(cell).join(mark) + "\r\n").join("");
    },

    md: (data, made) => {
      const plan = our.plan(data, made), labels = data.labels, write = our.writer(data);
      const lines = ["# " + plan.title, "", `${labels["file-version"]} ${plan.version} · ${plan.licence}` + (plan.address ? " · " + plan.address : "")];
      const rows = text => text.split(";").map(line => {
        const [id, ...numbers] = line.split(",").map(part => part.trim());
        return [data.names[id] || id, ...numbers.map(write.typed)].join(" · ");
      }).join("; ");
      const entered = Object.entries(plan.case).map(([name, value]) => `${data.names[name] || name} = ${made.program.parameters.some(each => each.id === name && each.kind === "rows") ? rows(value) : write.shown(made, name) || data.labels["not-computed"]}`);
      if (entered.length) lines.push("", `${labels["file-case"]} ` + entered.join(labels.comma + " "));
      if (plan.start) lines.push("", `${labels["file-start"]} ${write.day(plan.start)}`);
      let phase = null;
      for (const step of plan.calendar) {
        if (step.phase !== phase) lines.push("", "## " + data.phases[phase = step.phase]);
        lines.push("", `### ${step.number}. ${step.name}`, "");
        if (who(data, step)) lines.push(`${labels["file-who"]} ${who(data, step)}  `);
        lines.push(`${labels["file-when"]} ${write.when(made, step)}`, "");
        lines.push(...(data.ticks[step.id] || []).map(tick => "- [ ] " + write.told(made, tick)));
      }
      return lines.join("\n").trimEnd() + "\n";
    },

    ics: (data, made) => {
      if (made.start == null) throw "no-start";
      const plan = our.plan(data, made), write = our.writer(data), labels = data.labels;
      const home = plan.address.replace(/^https?:\/\/|\/.*$/g, "") || "modes-d-emploi.invalid";
      const compact = text => text.replace(/-/g, ""), escaped = text => text.replace(/([\\;,])/g, "\\$1").replace(/\n/g, "\\n");
      const every = Object.fromEntries(made.program.steps.map(step => [step.id, step.every]));
      const rule = days => {
        for (const [name, length] of [["YEARLY", 365.25], ["MONTHLY", 365.25 / 12], ["WEEKLY", 7]]) {
          const times = tidy(days / length);
          if (times >= 1 && times % 1 === 0) return `FREQ=${name};INTERVAL=${times}`;
        }
        return `FREQ=DAILY;INTERVAL=${Math.max(1, half(tidy(days)))}`;
      };
      const folded = line => {
        let pieces = [], piece = "", size = 0;
        for (const sign of line) {
          const width = new TextEncoder().encode(sign).length;
          if (size + width > 75) { pieces.push(piece); piece = " "; size = 1; }
          piece += sign;
          size += width;
        }
        return [...pieces, piece].map(each => each + "\r\n").join("");
      };
      const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//Modes d'emploi//${plan.guide} ${plan.version}//${plan.language.toUpperCase()}`, "CALSCALE:GREGORIAN"];
      for (const step of plan.calendar) {
        if (!step.first) continue;
        const [first, last] = our.days(made, step);
        const said = [...who(data, step) ? [`${labels["file-who"]} ${who(data, step)}`] : [], ...(data.ticks[step.id] || []).map(tick => "☐ " + write.told(made, tick))];
        lines.push("BEGIN:VEVENT", `UID:${step.id}.${plan.guide}.${plan.start}@${home}`, `DTSTAMP:${compact(plan.date || plan.start)}T000000Z`,
          `DTSTART;VALUE=DATE:${compact(iso(first))}`, `DTEND;VALUE=DATE:${compact(iso(last + 1))}`, `SUMMARY:${escaped(step.number + ". " + step.name)}`,
          `DESCRIPTION:${escaped(said.join("\n"))}`, `CATEGORIES:${escaped(data.phases[step.phase])}`);
        if (plan.address) lines.push(`URL:${plan.address}#${data.anchors[step.id] || step.id}`);
        if (every[step.id]) lines.push(`RRULE:${rule(every[step.id])}`);
        lines.push("TRANSP:TRANSPARENT", "END:VEVENT");
      }
      return [...lines, "END:VCALENDAR"].map(folded).join("");
    }
  };
})(modemploi);
