"""The page of commands, read from the parser that understands them."""

from argparse import SUPPRESS, Action, ArgumentParser, _HelpAction, _SubParsersAction
from collections.abc import Callable

from modemploi.reference.markdown import crumbs, fence, heading, page, table, text
from modemploi.reference.words import Say

Build = Callable[[Say], ArgumentParser]
"""What makes the parser of the command, in a language. It stands on a higher floor and is handed down."""

INTRO = ("In a clone of the project, `python3 run.py COMMAND` prepares what is needed and runs a command; afterwards "
         "`.venv/bin/modemploi COMMAND` does the same.")
EXITS = {
    "0": "All is well; warnings are allowed.",
    "1": "There are errors, or something would change.",
    "2": "The command was not understood; it says what to type instead.",
}


def pages(build: Build, say: Say) -> dict[str, str]:
    """The one page: path and Markdown."""
    parser = build(say)
    inner = next(action for action in parser._actions if isinstance(action, _SubParsersAction))
    return {"commands.md": page(
        heading(1, text(say("Commands")), "top"), crumbs((say("Reference"), "index.md")), text(say(INTRO)),
        *(_command(name, command, say) for name, command in inner.choices.items()),
        heading(2, text(say("How a command ends")), "exit"),
        table([say("Code"), say("What it means")], [[f"`{code}`", text(say(what))] for code, what in EXITS.items()]),
    )}


def _command(name: str, command: ArgumentParser, say: Say) -> str:
    actions = [action for action in command._actions
               if not isinstance(action, _HelpAction) and action.help != SUPPRESS]
    own = sorted(actions, key=lambda action: bool(action.option_strings))
    usage = " ".join(["modemploi", name, *(f"[{_written(action)}]" if _optional(action) else _written(action)
                                           for action in own)])
    return "\n\n".join((
        heading(2, name, f"command-{name}"), text(command.description or ""), fence(usage, "text"),
        table([say("Argument"), say("What it means")],
              [[f"`{_written(action)}`", text(_sentence(action.help or ""))] for action in own])))


def _optional(action: Action) -> bool:
    return bool(action.option_strings) or action.nargs in ("?", "*")


def _written(action: Action) -> str:
    name = str(action.metavar or action.dest)
    if action.option_strings:
        return action.option_strings[-1] + (f" {name}" if action.nargs != 0 else "")
    return name + (" …" if action.nargs == "*" else "")


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:] + "."
