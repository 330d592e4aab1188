"""What each choice of the model means. The order and the names of choices stand where the field is declared."""

from modemploi.model.fields import Field

MEANINGS: tuple[dict[str, str], ...] = (
    {  # state
        "draft": "under way: shown only among the drafts, and it may be incomplete",
        "published": "whole, and shown with the other guides",
        "retired": "no longer recommended, kept so that its address still leads somewhere",
    },
    {  # participation
        "implementer": "people who have done it themselves",
        "local-partner": "a partner of the place where it was done",
        "beneficiaries": "people for whom it was done",
        "funder": "people who paid for it",
        "outside": "nobody of the field: written from literature",
    },
    {  # part of an author
        "author": "wrote the guide",
        "translator": "translated it",
        "drawings": "made the drawings",
        "editor": "put it into shape",
    },
    {  # mark
        "found": "a source was opened, or its excerpt read, and says so",
        "computed": "computed from the other figures",
        "estimate": "judgement of the authors",
        "needs-check": "recalled; no source was opened",
        "proposal": "advice of the authors",
        "conflict": "sources disagree",
    },
    {  # kind of a condition
        "need": "the need itself",
        "place": "the place",
        "people": "the people and organisations",
        "law": "the law and permissions",
        "money": "the money",
        "safety": "safety",
        "time": "the time and the season",
    },
    {"yes-no": "one answers yes or no", "number": "one answers with a number"},
    {"yes": "one can go on after yes", "no": "one can go on after no"},
    {  # effect of a condition
        "stop": "do not begin, or do not go on",
        "adapt": "go on, and adapt the steps that are named",
        "note": "go on, and keep it in mind",
    },
    {  # kind of a parameter
        "number": "a number with its unit",
        "choice": "one of several options",
        "date": "a day",
        "rows": "a table to which one can add rows",
    },
    {"low": "little", "medium": "so-so", "high": "much"},
    {"up": "to the next higher multiple", "down": "to the next lower multiple", "nearest": "to the nearest multiple"},
    {  # part in decisions
        "decides": "decides alone",
        "co-decides": "decides together with others",
        "consulted": "is asked before the decision",
        "informed": "is told of the decision",
    },
    {  # phase
        "decide": "deciding whether to begin",
        "prepare": "everything before the work itself",
        "do": "the work itself",
        "hand-over": "handing over to those who will live with it",
        "maintain": "keeping it alive",
        "close": "ending it well",
    },
    {  # form of a step
        "fixed": "to be done as it is written",
        "adapt": "may be adapted with care, as long as its function is kept",
        "free": "may be done in any other way",
    },
    {"set-up": "once, to begin with", "yearly": "every year"},
    {  # basis of a price
        "quote": "a quotation",
        "invoice": "an invoice",
        "published": "a published price",
        "estimate": "an estimate of the authors",
    },
    {  # kind of an exchange
        "money": "money",
        "time": "working time",
        "skill": "know-how, passed on while working together",
        "material": "things, lent or given",
        "hosting": "a place to live or to work, and a welcome",
        "place": "land or a home, given up",
        "knowledge": "knowledge of the place, of the people, of a subject",
        "network": "contacts and introductions",
        "recognition": "being seen and thanked: a certificate, a name, a word in public",
    },
    {  # rule of reciprocity
        "everyone-gives-and-receives": "each partner gives something and receives something",
        "return-visit": "those who host are hosted in turn",
        "minimum-share": "each partner gives at least a certain share",
        "equal-decision": "they decide together",
        "two-way-learning": "each learns from the other",
        "as-much-back": "as much comes back as goes out, over the years counted",
    },
    {  # kind of a risk
        "safety": "somebody is hurt or falls ill",
        "legal": "a law or a contract is broken",
        "financial": "money is lost or lacking",
        "social": "people quarrel, are left out or worse off",
        "environmental": "soil, water, air or living things are harmed",
        "safeguarding": "somebody who needs protection is mistreated",
    },
    {"drawing": "a drawing", "photo": "a photograph", "map": "a map"},
    {"real": "it happened somewhere", "illustrative": "made up to show how it works"},
    {  # part of a review
        "technical": "whether the work is right",
        "legal": "whether the law is right",
        "safety": "whether nobody is put in danger",
        "language": "whether it reads well and says what it should",
        "whole": "everything",
    },
    {  # kind of a link
        "prerequisite": "to be done before this one",
        "follow-up": "comes after this one",
        "alternative": "may be done instead of this one",
        "part-of": "the larger guide of which this one is a part",
    },
    {  # type of a source
        "report": "a report or study",
        "article": "an article of a journal or newspaper",
        "book": "a book",
        "webpage": "a page on the web",
        "standard": "a technical standard",
        "legislation": "a law, decree or regulation",
        "dataset": "data one can compute with",
        "interview": "what somebody told the authors",
        "manual": "a manual or data sheet",
    },
    {"whole": "all of it", "excerpt": "an excerpt", "none": "none of it: it is only recalled"},
    {  # strength
        "measured": "somebody measured it",
        "evaluated": "somebody from outside evaluated it",
        "documented": "those who did it wrote it down, or a text of reference says it",
        "expert": "somebody of the trade judges so",
        "experience": "somebody tells what they lived",
    },
    {  # status of a record
        "planned": "not begun yet",
        "running": "under way",
        "finished": "ended as planned",
        "stopped": "ended before it was finished",
        "failed": "done, and it did not work",
        "mixed": "worked in part",
        "unknown": "nobody knows what became of it",
    },
    {  # kind of a change
        "added": "something was added",
        "removed": "something was left out",
        "replaced": "something else was done or used instead",
        "reordered": "done earlier or later",
        "resized": "done larger or smaller",
    },
    {"better": "better than as written", "same": "as good as written", "worse": "worse than as written"},
    {"ltr": "from left to right", "rtl": "from right to left"},
)
"""One entry for each set of choices of the model, in the order of its declaration."""

_BY_CHOICES = {tuple(entry): entry for entry in MEANINGS}


def meanings(field: Field) -> dict[str, str]:
    """What each choice of a field means; empty for a field without choices. Raises KeyError where nobody said it."""
    return _BY_CHOICES[field.choices] if field.choices else {}
