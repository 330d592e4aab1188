"""What a guide computes: formulas, units, budget, calendar, examples, maturity. Pure functions of one guide (floor 2).

`compute_case` computes a guide for what a reader enters; `compute_budget` and `compute_calendar` go on from there;
`judge` says whether it will work there. `program_of` makes all of it a list of cells for other machines. `run_examples`
and `compute_maturity` judge the guide itself. None of them raises on content: what is wrong is a `FormulaFault`, and
what depends on it is absent.
"""

from modemploi.compute.budget import Budget, BudgetLine, Sum, Totals, compute_budget, convert
from modemploi.compute.calendar import Calendar, CalendarStep, compute_calendar
from modemploi.compute.case import Case, Value, compute_case
from modemploi.compute.conditions import Verdict, judge
from modemploi.compute.entered import Inputs, inputs_of, read_rows, write_rows
from modemploi.compute.examples import ExampleRun, Result, run_examples
from modemploi.compute.faults import FAULTS, FormulaFault
from modemploi.compute.maturity import LEVELS, Maturity, compute_maturity
from modemploi.compute.program import Program, program_json, program_of
from modemploi.compute.sheet import Sheet, sheet_of
from modemploi.compute.units import UnitBook

__all__ = [
    "FAULTS", "LEVELS", "Budget", "BudgetLine", "Calendar", "CalendarStep", "Case", "ExampleRun", "FormulaFault",
    "Inputs", "Maturity", "Program", "Result", "Sheet", "Sum", "Totals", "UnitBook", "Value", "Verdict",
    "compute_budget", "compute_calendar", "compute_case", "compute_maturity", "convert", "inputs_of", "judge",
    "program_json", "program_of", "read_rows", "run_examples", "sheet_of", "write_rows",
]
