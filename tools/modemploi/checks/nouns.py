"""What messages call the parts of the model and its lists. Every class and list has a noun: a test keeps it so."""

PARTS = {
    "Guide": "the guide", "Function": "a function", "Outcome": "an outcome", "Link": "a link",
    "Condition": "a condition",
    "LegalNote": "a legal note", "LegalTopic": "a legal topic", "Column": "a column", "Cell": "a cell", "Row": "a row",
    "TableRow": "a row of a table", "Option": "an option", "Parameter": "a parameter", "Table": "a table",
    "Assumption": "an assumption", "Quantity": "a quantity", "Rule": "a rule", "Only": "a restriction (only)",
    "Substitute": "a substitute", "Supply": "a supply", "Category": "a category", "Tool": "a tool",
    "Document": "a document", "Role": "a role", "Partner": "a partner", "Exchange": "an exchange",
    "ReciprocityRule": "a rule of reciprocity", "Price": "a price", "Bearer": "a share of the cost",
    "CostLine": "a cost line", "ExchangeRate": "an exchange rate", "Source": "a source", "Review": "a review",
    "ExampleInput": "an input of an example", "Expectation": "an expectation of an example",
    "Example": "a worked example", "Image": "an image", "Author": "an author", "Origin": "the origin",
    "Change": "an entry of the changelog", "Effort": "an effort", "Trouble": "a trouble", "Step": "a step",
    "Season": "a season", "Period": "a period", "EnteredRow": "an entered row",
    "Decision": "a decision", "Question": "an open question",
    "Risk": "a risk", "Weakness": "a weakness", "SideEffect": "a side effect",
    "RecordWords": "the words of a record", "RecordChange": "a change of a record", "Finding": "a finding",
    "Cost": "the cost of a record", "Record": "a record", "Replication": "a replication", "Precedent": "a precedent",
    "FrontMatter": "the front matter", "Label": "a label", "Stamps": "the stamps", "Stamp": "a stamp",
    "Languages": "the list of languages", "LanguageEntry": "a language", "Named": "a name in one language",
    "ListEntry": "an entry of a list", "SharedList": "a controlled list", "Units": "the list of units",
    "UnitEntry": "a unit", "UnitNames": "the names of a unit", "Phrases": "the phrases", "Phrase": "a phrase",
    "Glossary": "the glossary", "Term": "a term", "TermWords": "a term in one language",
    "Sources": "the shared sources",
    "Testimony": "the testimony", "Statement": "a statement of the testimony", "Carrier": "a guide that carries it",
}
"""By class."""

LISTS = {
    "authors": "authors", "changelog": "entries of the changelog", "functions": "functions", "outcomes": "outcomes",
    "conditions": "conditions", "legal_topics": "legal topics", "parameters": "parameters", "tables": "tables",
    "assumptions": "assumptions", "quantities": "quantities", "rules": "rules",
    "supply_categories": "categories of supplies", "supplies": "supplies", "tools": "tools", "documents": "documents",
    "roles": "roles", "partners": "partners", "steps": "steps", "decisions": "decisions", "seasons": "seasons",
    "cost_categories": "categories of costs", "cost_lines": "cost lines", "exchange_rates": "exchange rates",
    "exchanges": "exchanges",
    "reciprocity_rules": "rules of reciprocity", "risks": "risks", "weaknesses": "weaknesses",
    "side_effects": "side effects", "images": "images", "examples": "worked examples", "reviews": "reviews",
    "questions": "open questions", "links": "links to other guides", "sources": "sources",
}
"""By name of the guide's list."""

KINDS = {"rows": "rows", "date": "a date", "choice": "a choice", "number": "a number"}
"""By kind of parameter."""
