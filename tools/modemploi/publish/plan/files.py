"""The files to take along that are text, from a plan and the words of its language.

`tools/theme/look/plan.js` makes the same files in a reader's browser, byte for byte.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from modemploi.compute.rounding import nearest, tidy
from modemploi.publish.figures import SEVERAL
from modemploi.publish.plan.numbers import Planned, plan_of
from modemploi.publish.steps import weeks

BOM = "\ufeff"
"""Tells spreadsheet programs that a file is UTF-8."""
LONGEST = 75
"""Octets of a line of a calendar (RFC 5545, 3.1)."""
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


class NoStart(Exception):
    """A calendar file needs the day on which the work begins."""


def as_json(planned: Planned) -> bytes:
    """Everything, for a program."""
    return (json.dumps(plan_of(planned), ensure_ascii=False, indent=2) + "\n").encode()


def as_csv(planned: Planned) -> bytes:
    """Supplies, for whoever buys them: with the separators that spreadsheets expect in this language."""
    data, plan = planned.data, plan_of(planned)
    decimal = data["signs"][1]
    prices = {line["supply"]: line for line in reversed(plan["budget"]) if line["supply"]}

    def cell(value: str | int | float | None) -> str:
        if isinstance(value, str):
            return safe(value)
        return "" if value is None else f"{value:.15g}".replace(".", decimal)

    rows = [[data["labels"][f"file-{name}"] for name in ("name", "specification", "count", "unit", "low", "high",
                                                         "currency")]]
    for each in plan["supplies"]:
        price = prices.get(each["id"], {})
        unit = data["units"][each["unit"]]
        counted = unit[planned.g.figures.form(SEVERAL if each["count"] is None else each["count"])] or unit[2]
        rows.append([cell(one) for one in (each["name"], each["specification"], each["count"], counted,
                                           price.get("low"), price.get("high"), price.get("currency"))])
    return sheet(rows, decimal == ",")


def safe(text: str) -> str:
    """A text for a cell of a spreadsheet, which would take some for a formula."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def sheet(rows: list[list[str]], comma: bool) -> bytes:
    """Rows for the spreadsheet programs of a language that writes decimals with a `comma`, or not."""
    text = io.StringIO()
    csv.writer(text, delimiter=";" if comma else ",", lineterminator="\r\n").writerows(rows)
    return (BOM + text.getvalue()).encode()


def as_checklist(planned: Planned) -> bytes:
    """The steps with what is to tick, as Markdown."""
    data, plan = planned.data, plan_of(planned)
    labels = data["labels"]
    lines = [f"# {plan['title']}", "", f"{labels['file-version']} {plan['version']} · {plan['licence']}"
             + (f" · {plan['address']}" if plan["address"] else "")]
    rows = {each.id for each in planned.g.guide.parameters if each.kind == "rows"}
    if plan["case"]:
        lines += ["", f"{labels['file-case']} " + f"{labels['comma']} ".join(
            f"{data['names'].get(name, name)} = {_rows(data, value) if name in rows else planned.shown(name)}"
            for name, value in plan["case"].items())]
    if plan["start"]:
        lines += ["", f"{labels['file-start']} {span_of_days(data, plan['start'], plan['start'])}"]
    phase = None
    for step in plan["calendar"]:
        if step["phase"] != phase:
            phase = step["phase"]
            lines += ["", f"## {data['phases'][phase]}"]
        lines += ["", f"### {step['number']}. {step['name']}", ""]
        if who := _who(data, step):
            lines.append(f"{labels['file-who']} {who}  ")
        lines += [f"{labels['file-when']} {_when(data, step)}", ""]
        lines += [f"- [ ] {planned.told(tick)}" for tick in data["ticks"].get(step["id"], [])]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _rows(data: dict[str, Any], text: str) -> str:
    """Rows that were entered, with the names that readers know and the decimal sign they write."""
    lines = ([part.strip() for part in line.split(",")] for line in text.split(";"))
    return "; ".join(" · ".join((data["names"].get(name, name),
                                 *(_typed(data, one) for one in numbers)))
                     for name, *numbers in lines)


def _typed(data: dict[str, Any], number: str) -> str:
    """A number that was entered, as readers write it."""
    whole, _, part = number.partition(".")
    text = re.sub(r"\B(?=(\d{3})+$)", data["signs"][0], whole) + (data["signs"][1] + part if part else "")
    return f"{data['signs'][3]}{text}{data['signs'][5]}" if text.startswith("-") else text


def _who(data: dict[str, Any], step: dict[str, Any]) -> str:
    return f"{data['labels']['comma']} ".join(data["names"].get(role, role) for role in data["doers"][step["id"]])


def _when(data: dict[str, Any], step: dict[str, Any]) -> str:
    if step["first"]:
        return span_of_days(data, step["first"], step["last"])
    start, end = weeks(step["begin"], step["end"])
    if start == end:
        return str(data["labels"]["week-one"]).replace("{week}", str(start))
    return str(data["labels"]["weeks"]).replace("{start}", str(start)).replace("{end}", str(end))


def span_of_days(data: dict[str, Any], first: str, last: str) -> str:
    """The days from one to another, both year-month-day, without saying a month or a year twice."""
    months = data["months"]
    (year, month, day), (end_year, end_month, end_day) = first.split("-"), last.split("-")
    begin, end = (data["signs"][4] if int(one) == 1 else int(one) for one in (day, end_day))
    whole = f"{end} {months[int(end_month) - 1]} {int(end_year)}"
    if first == last:
        return whole
    if (year, month) == (end_year, end_month):
        return _between(data, "range", str(begin), whole)
    other_year = "" if year == end_year else f" {int(year)}"
    return _between(data, "range-days", f"{begin} {months[int(month) - 1]}{other_year}", whole)


def _between(data: dict[str, Any], how: str, low: str, high: str) -> str:
    return str(data["labels"][how]).replace("{low}", low).replace("{high}", high)


def as_calendar(planned: Planned) -> bytes:
    """One entry a step (RFC 5545); what comes back repeats. Raises `NoStart`."""
    if planned.start is None:
        raise NoStart
    data, plan = planned.data, plan_of(planned)
    labels = data["labels"]
    home = re.sub(r"^https?://|/.*$", "", plan["address"]) or "modes-d-emploi.invalid"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Modes d'emploi//{plan['guide']} {plan['version']}//"
             + plan["language"].upper(), "CALSCALE:GREGORIAN"]
    every = {step["id"]: step["every"] for step in data["program"]["steps"] if "every" in step}
    for step in plan["calendar"]:
        if not step["first"]:
            continue
        who = _who(data, step)
        ticks = [planned.told(tick) for tick in data["ticks"].get(step["id"], [])]
        after = date.fromisoformat(step["last"]) + timedelta(days=1)
        lines += [
            "BEGIN:VEVENT", f"UID:{step['id']}.{plan['guide']}.{plan['start']}@{home}",
            f"DTSTAMP:{_compact(plan['date'] or plan['start'])}T000000Z",
            f"DTSTART;VALUE=DATE:{_compact(step['first'])}", f"DTEND;VALUE=DATE:{_compact(after.isoformat())}",
            f"SUMMARY:{_escaped(str(step['number']) + '. ' + step['name'])}",
            "DESCRIPTION:" + _escaped("\n".join([*([f"{labels['file-who']} {who}"] if who else []),
                                                *(f"☐ {tick}" for tick in ticks)])),
            f"CATEGORIES:{_escaped(data['phases'][step['phase']])}",
            *([f"URL:{plan['address']}#{data['anchors'].get(step['id'], step['id'])}"] if plan["address"] else []),
            *([f"RRULE:{_rule(every[step['id']])}"] if step["id"] in every else []),
            "TRANSP:TRANSPARENT", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _compact(day: str) -> str:
    return day.replace("-", "")


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def _rule(days: float) -> str:
    """How often, in the largest unit that fits."""
    for name, length in (("YEARLY", 365.25), ("MONTHLY", 365.25 / 12), ("WEEKLY", 7.0)):
        times = tidy(days / length)
        if times >= 1 and times == int(times):
            return f"FREQ={name};INTERVAL={int(times)}"
    return f"FREQ=DAILY;INTERVAL={max(1, nearest(tidy(days)))}"


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most `LONGEST` octets; each but the first begins with a space."""
    piece, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + sign, size + width
    yield piece
