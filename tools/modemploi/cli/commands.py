"""The commands: each takes what was typed, makes one call, says what came of it, and gives the exit code.

Imports stand inside, so that a command waits only for what it uses.
"""

import errno
import sys
from argparse import Namespace
from pathlib import Path

from modemploi.cli.arguments import Usage, build, nearest
from modemploi.cli.judged import CLEAN, ERRORS, errors, judged, root_of, speaker, stream, told_errors
from modemploi.cli.places import chosen_guides, guides_folder, near, project
from modemploi.cli.planning import plan as plan
from modemploi.cli.terminal import as_typed, progress
from modemploi.report.words import translate


def check(given: Namespace) -> int:
    """Say what is to mend. Ends with 1 when there is an error; warnings are allowed."""
    from modemploi.checks.remembered import check_folder
    from modemploi.report import write_report

    say = speaker(given)
    folder, slugs = chosen_guides(given.paths, given.guides, say)
    root = root_of(folder)
    memory = root / ".cache" / "check" if (root / "mkdocs.yml").is_file() else None
    with progress(given.quiet or given.report != "text", say) as tell:
        library, problems = check_folder(folder, slugs, memory, tell)
    write_report(problems, library, given.report, given.language, stream() if given.report == "text" else sys.stdout)
    return ERRORS if errors(problems) else CLEAN


def explain(given: Namespace) -> int:
    """Say what a check is for; without a name, list them all."""
    from modemploi.checks import CHECKS
    from modemploi.report.explain import explain as explained

    say = speaker(given)
    if given.name is None:
        print("\n".join(sorted(CHECKS)))
    elif given.name in CHECKS:
        print(as_typed(explained(CHECKS[given.name], given.language)))
    else:
        raise Usage(say("There is no check “{name}”.", name=given.name)
                    + nearest(given.name, tuple(CHECKS), say) + " " + say("All of them: modemploi explain"))
    return CLEAN


def format(given: Namespace) -> int:  # noqa: A001  (commands are named as they are typed)
    """Write guides in their one form."""
    from modemploi.contribute import format_guides

    say = speaker(given)
    folder, slugs = chosen_guides(given.paths, given.guides, say)
    files = format_guides(folder, slugs, write=not given.check)
    changed = [file.path for file in files if file.changed]
    kept = [file.path for file in files if file.kept]
    for path in changed:
        print(say("{path} would change", path=path) if given.check else say("{path} is in its one form now", path=path))
    for path in kept:
        print(say("{path} is left as it is, because something in it could be lost: modemploi check {path}", path=path))
    if not changed and not kept:
        print(say("All in their one form. Files looked at: {count}", count=len(files)))
    elif changed and given.check:
        print(say("To change them: modemploi format"))
    return ERRORS if kept or (changed and given.check) else CLEAN


def status(given: Namespace) -> int:
    """Show which guide stands where in which language; of those that are named, what their examples touch."""
    from modemploi.model import Units
    from modemploi.report.examples import write_touched
    from modemploi.report.status import write_status

    library, problems = judged(given, given.paths)
    write_status(library, problems, given.language, stream())
    for loaded in library.guides if given.paths else ():
        write_touched(loaded, library.units.data or Units(format_version=1), given.language, stream())
    return CLEAN


def stamp(given: Namespace) -> int:
    """Note that a translation says what its source says today."""
    from modemploi.contribute import Refusal, stamp_translation

    say = speaker(given)
    folder, slugs = chosen_guides([given.slug], given.guides, say)
    if len(slugs) != 1:
        raise Usage(say("Name one guide."))
    try:
        done = stamp_translation(folder, slugs[0], given.target, given.parts)
    except Refusal as refusal:
        raise Usage(say(refusal.message, **refusal.values)) from None
    print(say("{path}: parts up to date with their source: {count}", path=done.path, count=len(done.parts)))
    if done.missing and not given.parts:
        print(say("Not translated yet: {parts}", parts=", ".join(done.missing)))
    return CLEAN


def migrate(given: Namespace) -> int:
    """Bring files of older formats to today's."""
    from modemploi.contribute import migrate_guides

    say = speaker(given)
    folder, slugs = chosen_guides(given.paths, given.guides, say)
    files = migrate_guides(folder, slugs)
    for file in files:
        if file.changed:
            print(say("{path} was of format {found} and is of today's now", path=file.path, found=file.found))
        elif file.kept:
            print(say("{path} is left as it is, because it cannot be read: modemploi check {path}", path=file.path))
    if not any(file.changed or file.kept for file in files):
        print(say("All of today's format. Files looked at: {count}", count=len(files)))
    return ERRORS if any(file.kept for file in files) else CLEAN


def new(given: Namespace) -> int:
    """Start a guide."""
    from modemploi.contribute import Refusal, new_guide

    say = speaker(given)
    try:
        files = new_guide(guides_folder(given.guides, say), given.slug, given.source,
                          lambda text: translate(text, given.source))
    except Refusal as refusal:
        raise Usage(say(refusal.message, **refusal.values)) from None
    print(say("Your guide is begun. Fill in:"), *(f"  {near(path)}" for path in files), sep="\n")
    print(say("See what is missing: modemploi check {slug}\nSee it as a page: modemploi serve", slug=given.slug))
    return CLEAN


def pages(given: Namespace) -> int:
    """Write the pages that MkDocs builds."""
    from modemploi.publish import write_pages

    say = speaker(given)
    library, problems = judged(given, ())
    root = root_of(Path(library.root))
    written = write_pages(library, problems, Path(given.to) if given.to else root / "build",
                          settings=root / "mkdocs.yml")
    print(say("Pages written in {folder}: {count}. Then: mkdocs serve, or mkdocs build", count=written.pages,
              folder=near(written.folder)))
    return CLEAN


def site(given: Namespace) -> int:
    """Make the site; what was there stays where something is wrong."""
    from modemploi.publish import build_site

    say = speaker(given)
    library, problems = judged(given, ())
    if told_errors(library, problems, given):
        print(say("The site is not made: the guides have errors. What was there before is untouched."), file=sys.stderr)
        return ERRORS
    root = root_of(Path(library.root))
    with progress(given.quiet, say) as tell:
        made = build_site(library, problems, Path(given.to) if given.to else root / "site",
                          settings=root / "mkdocs.yml", work=Path(given.work) if given.work else root / "build",
                          for_real=given.publish, progress=tell)
    if made.made:
        print(say("The site is made: {languages}; pages: {count}. Open: {page}", count=made.pages,
                  languages=", ".join(made.languages), page=near(made.folder / "index.html")))
        return CLEAN
    for name in made.unset:
        print(say("mkdocs.yml: {name} is not set. Who publishes must be known before the site goes online.", name=name))
    for one in made.broken:
        print(say(BROKEN[one.kind], page=one.page, target=one.target))
    for language, text in made.said.items():
        print(say("MkDocs refuses the pages in {language}:", language=language), text, sep="\n")
    print(say("The site is not made. What was there before is untouched."), file=sys.stderr)
    return ERRORS


BROKEN = {
    "link": "{page}: the link {target} leads to no file",
    "anchor": "{page}: the link {target} leads to a page that has no such place",
    "twice": "{page}: the id {target} stands twice",
}


def serve(given: Namespace) -> int:
    """Show the site, and every change as it is saved, until stopped."""
    from modemploi.publish import serve as show

    say = speaker(given)
    folder = guides_folder(given.guides, say)
    try:
        show(folder, settings=root_of(folder) / "mkdocs.yml", port=given.port, say=say)
    except OSError as refusal:
        if refusal.errno not in (errno.EADDRINUSE, errno.EACCES) or refusal.filename:
            raise
        raise Usage(say("Port {port} is taken on this machine. Choose another: --port {other}", port=given.port,
                        other=8000 if given.port != 8000 else 8001)) from None
    return CLEAN


def reference(given: Namespace) -> int:
    """Write docs/reference anew, or only look whether it is current."""
    from modemploi.reference import reference_is_current, write_reference

    say = speaker(given)
    folder = project() / "docs" / "reference"
    if not given.check:
        write_reference(folder, build)
        print(say("{folder} says what the code says.", folder=folder))
        return CLEAN
    if reference_is_current(folder, build):
        return CLEAN
    print(say("{folder} does not say what the code says any more. Write it anew: modemploi reference", folder=folder))
    return ERRORS
