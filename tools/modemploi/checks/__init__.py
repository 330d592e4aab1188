"""The laws: functions of the model that yield problems (floor 3).

`CHECKS` is the list of all of them. A check is one function in the module of its subject; adding one is writing it
there and naming it here. What the loader and the evaluator of formulas meet by themselves are faults; each has a
check of its name, which gives it a level and words.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from modemploi.checks import (
    cases, drafts, drawings, figures, files, form, formulas, images, language, links, money, prices, proof,
    ranges, reciprocity, records, references, safety, sections, security, shared, shelf, sources, steps, testimony,
    times, use, words, writing,
)
from modemploi.checks.check import Check, Example, Found, Problem, Term, Value
from modemploi.checks.view import View
from modemploi.load.library import Fault, Library, LoadedGuide, Place

__all__ = ["CHECKS", "Check", "Example", "Problem", "Term", "Value", "check_guide", "check_library",
           "check_shelf"]

CHECKS: dict[str, Check] = {check.name: check for check in (
    files.missing_file, files.unreadable_file, files.file_too_large, files.wrong_encoding, files.hidden_character,
    files.newer_format, files.older_format, files.empty_file, files.folder_name,
    writing.not_yaml, writing.needs_quotes, writing.text_cut, writing.curly_quotes, writing.hard_space,
    writing.tab_indentation, writing.no_space_after_colon, writing.duplicate_key, writing.yaml_anchor,
    writing.yaml_tag, writing.yaml_comment, writing.not_block_style, writing.several_documents, writing.empty_value,
    form.unknown_field, form.wrong_value, form.not_a_list, form.not_a_map, form.not_a_text, form.words_in_facts,
    form.missing_field, form.missing_detail,
    sections.no_front_matter, sections.front_matter_not_closed, sections.text_before_sections,
    sections.heading_without_id, sections.bad_id, sections.duplicate_section, sections.words_twice, sections.raw_html,
    sections.bad_reference, sections.text_too_deep, sections.text_too_heavy,
    words.unknown_section, words.unknown_label, words.missing_section, words.missing_label, words.missing_explanation,
    words.empty_words, words.unknown_number, words.not_one_number, words.no_source_text,
    references.unknown_reference, references.duplicate_id, references.id_of_the_page,
    references.option_not_offered, references.unknown_entry, references.unknown_guide, references.link_to_itself,
    references.unknown_code, references.unknown_licence, references.named_twice,
    use.used_nowhere, use.function_without_step, use.risk_without_step, use.supply_without_count,
    use.weakness_without_step, use.supply_without_cost, use.column_without_use,
    use.option_without_effect,
    steps.step_without_doer, steps.end_without_tick, steps.unconnected_step, steps.begins_from_nothing,
    steps.after_later_phase, steps.effort_without_part, steps.role_without_effort, steps.effort_exceeds_time,
    times.season_too_short, times.periods_overlap, times.season_and_months, times.time_said_twice,
    times.effort_without_amount, times.other_kind_of_unit, times.nothing_at_all,
    safety.danger_after_action, safety.danger_not_named, safety.unknown_alert, safety.minor_in_danger,
    safety.age_not_said, safety.competence_not_said, safety.role_not_competent, safety.hazard_not_named,
    safety.no_stop_rule,
    proof.older_version_reviewed, proof.reviewer_is_author, proof.version_not_in_changelog, proof.version_form,
    proof.retired_without_reason, proof.condition_without_limit, proof.condition_of_two_kinds,
    proof.adapt_without_step, proof.formula_not_tried, proof.not_in_an_example, proof.rule_broken,
    proof.nothing_to_choose,
    formulas.formula_form, formulas.formula_too_large, formulas.unknown_function, formulas.wrong_argument_count,
    formulas.unknown_name, formulas.unknown_option, formulas.wrong_kind, formulas.formula_cycle,
    formulas.unknown_unit, formulas.unit_mismatch, formulas.division_by_zero, formulas.root_of_negative,
    formulas.exponent_form, formulas.number_too_large, formulas.not_in_table,
    cases.outside_range, cases.value_form, cases.no_typical_value, cases.unknown_input, cases.rows_form,
    cases.too_many_rows, cases.cell_missing, cases.cell_unknown, cases.rounding_step, cases.line_without_count,
    cases.negative_duration, cases.step_cycle, cases.example_differs, cases.tolerance_form,
    cases.expectation_form, cases.not_computed, cases.entered_twice,
    ranges.divisor_may_be_zero, ranges.root_may_be_negative, ranges.exponent_may_not_be_whole,
    ranges.number_may_be_too_large, ranges.table_may_be_too_small, ranges.range_may_be_left,
    ranges.count_may_be_below_zero, ranges.always_refused,
    sources.source_not_cited, sources.unknown_source, sources.unknown_mark, sources.found_without_source,
    sources.found_but_not_read, sources.recalled_but_measured, sources.source_without_address,
    sources.page_without_date, sources.source_twice, sources.source_of_nobody, sources.issued_form,
    figures.recalled_limit, figures.figure_without_origin, figures.figure_without_source,
    figures.claim_without_source, figures.conflict_without_sides,
    figures.recalled_without_mark, figures.recalled_citation, figures.number_not_referenced,
    language.unknown_language, language.outdated_part, language.unstamped_part, language.left_untranslated,
    language.other_language, language.numbers_differ, language.references_differ, language.citations_differ,
    language.images_differ, language.marks_differ, language.warnings_differ, language.ticks_differ,
    reciprocity.gives_without_receiving, reciprocity.receives_without_giving, reciprocity.partner_without_part,
    reciprocity.gives_to_itself, reciprocity.rule_not_kept, reciprocity.rule_of_one, reciprocity.return_visit_absent,
    reciprocity.share_not_reached, reciprocity.decision_not_equal, reciprocity.learning_one_way,
    reciprocity.balance_not_kept, reciprocity.exchange_measured_otherwise,
    money.cost_without_payer, money.shares_not_100, money.counted_twice, money.priced_otherwise,
    money.nothing_yearly, money.no_replacement_fund, money.counted_in_other_unit,
    prices.price_without_origin, prices.line_without_price, prices.low_above_high,
    prices.parameter_without_range, prices.below_zero,
    prices.currency_without_rate, prices.rate_to_itself, prices.rates_contradict, prices.from_the_future,
    prices.price_without_source,
    images.file_not_there, images.missing_document, images.language_of_text, images.unused_file,
    images.undeclared_image, images.image_not_shown,
    images.image_without_alternative, images.image_too_heavy, images.image_of_other_type, images.image_with_location,
    drawings.numbers_without_legend, drawings.active_drawing, drawings.words_in_drawing,
    links.unknown_anchor, links.link_to_no_guide, links.link_outside, links.unsafe_address,
    links.address_not_encrypted, links.link_says_nothing,
    security.html_in_facts, security.secret_in_text, security.person_in_text,
    records.record_of_other_guide, records.unknown_version, records.unknown_change, records.unknown_record_source,
    records.precedent_without_source, records.finding_without_source, records.ends_before_beginning,
    records.independent_by_author,
    drafts.unfinished_draft, drafts.unfinished_translation,
    shared.missing_name, shared.entry_twice, shared.missing_phrase, shared.gaps_differ, shared.unit_not_defined,
    shared.nothing_published, shared.name_in_no_language,
    shelf.guide_without_source, shelf.source_also_shared, shelf.source_in_two_guides, shelf.shared_source_not_cited,
    shelf.shared_pages_without_date, shelf.circle_of_guides,
    testimony.statement_not_carried, testimony.carried_by_nobody, testimony.not_carried_there,
)}
"""Every check, by name."""


MOST = 500
"""So many problems of one check are told for one guide: more of them help nobody, and cost time."""


def check_library(library: Library) -> list[Problem]:
    """Everything that is not as it should be, file by file and from top to bottom."""
    problems = [_judged(fault) for fault in library.faults]
    listed = sources.Listed(library.sources.data.sources if library.sources.data else (), partial(_in_list, library),
                            dated=False)
    for check in CHECKS.values():
        if check.over in ("library", "sources") and check.find:
            asked = library if check.over == "library" else listed
            problems += [_problem(check, found) for found in check.find(asked)]
    for loaded in library.guides:
        problems += check_guide(library, loaded)
    if len(library.guides) == len(library.slugs):
        problems += check_shelf(shelf.shelf(library))
    return _in_order(problems)


def check_shelf(all_rest_on: shelf.Shelf) -> list[Problem]:
    """What can only be told of all guides together: sources that stand in several, or that none cites."""
    return _in_order(_problem(check, found) for check in CHECKS.values() if check.over == "shelf" and check.find
                     for found in check.find(all_rest_on))


def check_guide(library: Library, loaded: LoadedGuide) -> list[Problem]:
    """The problems of one guide."""
    problems = [_judged(fault) for fault in loaded.faults]
    if loaded.facts.data is not None:
        view = View(library, loaded, loaded.facts.data)
        problems += _found(view)
        problems = list(drafts.gathered(view, _in_order(problems)))
    return _in_order(problems)


def _found(view: View) -> Iterator[Problem]:
    from modemploi.checks import computed
    for fault in computed.faults(view):
        yield _judged(fault)
    listed = sources.Listed(view.guide.sources, partial(view.at, "sources"))
    for check in CHECKS.values():
        if check.over in ("guide", "sources") and check.find:
            asked = view if check.over == "guide" else listed
            for found in islice(check.find(asked), MOST):
                yield _problem(check, found)


def _in_list(library: Library, *path: str | int) -> Place:
    return library.sources.at(("sources", *path))


def _problem(check: Check, found: Found) -> Problem:
    return Problem(check, found.level or check.level, found.place, found.values, found.near)


def _judged(fault: Fault) -> Problem:
    """A fault of the loader or of a formula, as the check of its name sees it."""
    check = CHECKS[fault.name]
    near = fault.values.get("close", "").partition(",")[0]
    nowhere = {"where": ""} if fault.name == "missing-field" else {}  # the loader does not know the id of a part
    return Problem(check, check.level, fault.place, {**nowhere, **fault.values}, near)


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By place, each once."""
    return [problem for _, problem in sorted({problem.order: problem for problem in problems}.items())]
