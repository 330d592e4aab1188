"""The scripts of the page in a real JavaScript engine, without a page."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, found

LOOK = ROOT / "tools" / "theme" / "look"
_ASK = """
const fs = require("fs"), vm = require("vm");
const [data, cases] = JSON.parse(fs.readFileSync(0, "utf8"));
for (const file of %s) vm.runInThisContext(fs.readFileSync(file, "utf8"), file);
const answers = cases.map(({ inputs, start, answers }) => {
  const made = modemploi.compute(data.program, new Map(Object.entries(inputs)), start);
  const write = modemploi.writer(data);
  const files = Object.fromEntries(Object.entries(modemploi.files).map(([form, make]) => {
    try { return [form, make(data, made)]; } catch (why) { if (why !== "no-start") throw why; return [form, null]; }
  }));
  const names = [...made.numbers.keys()].filter(name => name in data.of);
  return {
    numbers: Object.fromEntries(made.numbers), faults: Object.fromEntries(made.faults),
    rules: Object.fromEntries(made.rules),
    calendar: modemploi.calendar(made), verdict: modemploi.judge(data.program, new Map(Object.entries(answers || {}))),
    shown: Object.fromEntries(names.map(name => [name, write.shown(made, name)])), files,
  };
});
process.stdout.write(JSON.stringify(answers));
"""


def in_node(data: dict[str, Any], cases: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """What the scripts of the page make of some cases: ``inputs`` by name, ``start``, ``answers``."""
    script = folder / "ask.cjs"
    files = [str(LOOK / name) for name in ("evaluate.js", "plan.js")]
    script.write_text(_ASK % json.dumps(files), encoding="utf-8")
    node = found("Node.js", "MODEMPLOI_NODE", ("node", "nodejs"))
    done = subprocess.run([node, str(script)], input=json.dumps([data, cases]), capture_output=True, text=True,
                          encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers
