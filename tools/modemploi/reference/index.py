"""The first page of the reference, and what editors are told."""

import json

from modemploi.reference.markdown import heading, page, table, text
from modemploi.reference.schema import SCHEMAS
from modemploi.reference.words import Say

INTRO = ("Everything here is written from the code by `modemploi reference`, so that it says what the program does. A "
         "change by hand would be lost.")
FIELDS = ("What a guide is made of: every field, what it means, whether it must be there, how it is written, with an "
          "example.")
PAGES = {
    "fields": ("Fields", FIELDS),
    "checks": ("Checks", "What is looked at before a guide is published: why, how to mend it, wrong and right."),
    "commands": ("Commands", "What can be typed after `modemploi`."),
    "report": ("Reports", "What a program reads in the JSON report."),
}
EDITOR = ("An editor that knows these schemas shows what a field means while you write, completes its name and "
          "underlines what is not so. In Visual Studio Code open the folder of the project and accept the extension it "
          "recommends (YAML, by Red Hat); nothing else is to be set up. The explanations are in French; for English, "
          "write `en` in place of `fr` in `.vscode/settings.json` and keep that change to yourself.")
OTHERS = ("Other editors take the same schemas, with the files they are for:")


def pages(say: Say, language: str) -> dict[str, str]:
    """The one page: path and Markdown."""
    return {"index.md": page(
        heading(1, text(say("Reference")), "top"), text(say(INTRO)),
        table([say("Page"), say("What it tells of")],
              [[f"[{text(say(title))}]({name}.md)", text(say(what))] for name, (title, what) in PAGES.items()]),
        heading(2, text(say("In your editor")), "editor"), text(say(EDITOR)), text(say(OTHERS)),
        table([say("Schema"), say("Files")],
              [[f"`docs/reference/schema/{language}/{name}.schema.json`",
                ", ".join(f"`{file}`" for file in files) or text(say("the top of `fr.md`, `en.md`…"))]
               for name, (_, files) in SCHEMAS.items()]),
    )}


def editor_settings(language: str) -> str:
    """`.vscode/settings.json`: which schema is for which files, and nothing fetched from anybody."""
    schemas = {f"./docs/reference/schema/{language}/{name}.schema.json": list(files)
               for name, (_, files) in SCHEMAS.items() if files}
    return json.dumps({
        "yaml.schemas": schemas,
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "redhat.telemetry.enabled": False,
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.autoIndent": "keep"},
    }, ensure_ascii=False, indent=2) + "\n"
