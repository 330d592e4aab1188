"""What a guide computes: formulas, units, budget, calendar, examples, maturity. Pure functions of one guide (floor 2).

`compute_case` computes a guide for what a reader enters; `compute_budget` and `compute_calendar` go on from there;
`run_examples` and `compute_maturity` judge the guide itself. None of them raises on content: what is wrong is a
`FormulaFault`, and what depends on it is absent.
"""

from modemploi.compute.budget import Budget, BudgetLine, Sum, Totals, compute_budget, convert
from modemploi.compute.calendar import Calendar, CalendarStep, compute_calendar
from modemploi.compute.case import Case, Value, compute_case
from modemploi.compute.examples import ExampleRun, Result, run_examples
from modemploi.compute.faults import FAULTS, FormulaFault
from modemploi.compute.maturity import LEVELS, Maturity, compute_maturity
from modemploi.compute.units import UnitBook

__all__ = [
    "FAULTS", "LEVELS", "Budget", "BudgetLine", "Calendar", "CalendarStep", "Case", "ExampleRun", "FormulaFault",
    "Maturity", "Result", "Sum", "Totals", "UnitBook", "Value", "compute_budget", "compute_calendar", "compute_case",
    "compute_maturity", "convert", "run_examples",
]
