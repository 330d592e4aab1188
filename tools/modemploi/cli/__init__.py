"""The command: arguments, one library call, an exit code (floor 6).

0 is all well (warnings allowed), 1 errors, 2 a command that was not understood, 130 a person who stopped it.
"""

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from modemploi.cli.arguments import Usage, chosen_language, read_arguments
from modemploi.cli.judged import CLEAN, ERRORS
from modemploi.cli.terminal import as_typed
from modemploi.report.words import translate

USAGE, STOPPED, PIPE_CLOSED = 2, 130, 141


def run() -> None:
    """The entry point: run the command of this process, and end with its code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    code = main(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = PIPE_CLOSED
    if code == PIPE_CLOSED:  # nobody reads any more: Python must not complain about it when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def main(arguments: Sequence[str]) -> int:
    """Run one command, and give its exit code. No exception leaves this function."""
    language = chosen_language(arguments)
    try:
        given = read_arguments(arguments, language)
        if given is None:
            return CLEAN
        command = getattr(import_module("modemploi.cli.commands"), given.command)
        return int(command(given))
    except Usage as mistake:
        print(as_typed(str(mistake)), file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        return PIPE_CLOSED
    except KeyboardInterrupt:
        print(translate("Stopped.", language), file=sys.stderr)
        return STOPPED
    except OSError as refusal:
        if os.environ.get("MODEMPLOI_DEBUG"):
            raise
        said = translate("The system does not let this be done: {reason}. "
                         "Look at the rights of the file and at the room on the disk, then try again.", language)
        print(said.format(reason=f"{refusal.filename or ''}: {refusal.strerror or refusal}".lstrip(": ")),
              file=sys.stderr)
        return ERRORS
    except Exception:
        if os.environ.get("MODEMPLOI_DEBUG"):
            raise
        said = translate("Something happened that modemploi does not know how to handle. It is not your doing.\n"
                         "To help us mend it, send us this file: {file}\n"
                         "Meanwhile, undoing the last change usually gets you going again.", language)
        print(said.format(file=_details(arguments)), file=sys.stderr)
        return ERRORS


def _details(arguments: Sequence[str]) -> str:
    """Write what a report of this accident needs into a file, and give its path."""
    text = "\n".join([
        f"modemploi {' '.join(arguments)}",
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}",
        "", traceback.format_exc(),
    ])
    for folder in (Path(".cache"), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(exist_ok=True)
            (folder / "modemploi-accident.txt").write_text(text, encoding="utf-8")
        except OSError:
            continue
        return str(folder / "modemploi-accident.txt")
    return "-\n" + text
