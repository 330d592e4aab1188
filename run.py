#!/usr/bin/env python3
"""One door to everything: `python3 run.py site` makes the site, `python3 run.py test` runs every test.

The first run prepares `.venv` from the lock files in tools/requirements (exact versions, each with its hash); later
runs start at once, without the network. Needs nothing but Python. `python3 run.py` alone lists the commands.
"""

import contextlib
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "tools" / "requirements"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PIP_KNOWS_PYTHON = (22, 3)  # from this version on, pip can install into another environment
MADE = ("site", "build", ".cache", ".venv", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis",
        ".import_linter_cache")

HELP = {
    "fr": """Usage : python3 run.py COMMANDE [OPTIONS]

  site        faire le site, dans site/
  test        tout vérifier : tests, style, guides, documentation, site
  serve       voir le site pendant qu'on écrit
  benchmark   mesurer la vitesse et le poids
  lock        rafraîchir les listes de paquets de tools/requirements
  clean       enlever tout ce que ces commandes ont fabriqué

Toute autre commande est celle de modemploi : python3 run.py check, new, format, status, explain…
La liste entière : python3 run.py --help""",
    "en": """Usage: python3 run.py COMMAND [OPTIONS]

  site        make the site, in site/
  test        check everything: tests, style, guides, documentation, site
  serve       see the site while you write
  benchmark   measure speed and weight
  lock        refresh the lists of packages in tools/requirements
  clean       remove everything these commands made

Any other command is one of modemploi: python3 run.py check, new, format, status, explain…
The whole list: python3 run.py --help""",
}


def language() -> str:
    """`fr` or `en`: what the environment asks for, else French."""
    for name in ("MODEMPLOI_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name, "")[:2] in ("fr", "en"):
            return os.environ[name][:2]
    return "fr"


def say(french: str, english: str) -> None:
    """Tell the person something, in her language, beside the output of the command."""
    print(french if language() == "fr" else english, file=sys.stderr, flush=True)


class NotReady(Exception):
    """The environment could not be made; the person has been told why."""


def newer_python() -> str:
    """The path of a Python that is new enough, empty where this machine has none."""
    for minor in range(20, OLDEST[1] - 1, -1):
        found = shutil.which("python3.%d" % minor)
        if found and subprocess.call([found, "-c", ""], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
            return found
    return ""


def door() -> str:
    """What a person types before a command to come in by here; messages say it instead of `modemploi`."""
    python, path = "py" if os.name == "nt" else "python3", str(ROOT / "run.py")
    with contextlib.suppress(ValueError):  # another drive
        path = os.path.relpath(path)
    return f"{python} {shlex.quote(path)}"


def hand_over(command: list, where: Path, **more: str) -> int:
    """Become the command (on Windows: run it), with `more` in its environment; its exit code is ours."""
    environment = dict(os.environ, PYTHONUTF8="1", **more)
    if os.name == "nt":
        return subprocess.call(command, cwd=str(where), env=environment)
    os.chdir(str(where))
    return os.execve(command[0], command, environment)  # never comes back


def digest(*names: str) -> str:
    """What an environment depends on: this Python, this folder, and the files that say what belongs in it."""
    whole = hashlib.sha256(repr((sys.version, str(ROOT))).encode())
    for name in names:
        whole.update((ROOT / name).read_bytes())
    return whole.hexdigest()


def stamped(name: str) -> str:
    """What the environment had been made from when the step `name` was last finished; empty where it never was."""
    try:
        return (VENV / f"ready-{name}").read_text()
    except OSError:
        return ""


@contextlib.contextmanager
def alone():
    """Two commands started together prepare the environment one after the other."""
    (ROOT / ".cache").mkdir(exist_ok=True)
    with (ROOT / ".cache" / "setup.lock").open("w") as lock:
        if os.name == "nt":
            import msvcrt
            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def pip() -> list:
    """The beginning of a pip command that installs into `.venv`: with the pip of this Python where it can (it saves
    seconds), else with one of the environment's own."""
    asked = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, text=True)
    words = asked.stdout.split()
    if asked.returncode == 0 and tuple(map(int, words[1].split(".")[:2])) >= PIP_KNOWS_PYTHON:
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    made = subprocess.run([str(PYTHON), "-m", "ensurepip"], capture_output=True, text=True)
    if made.returncode:
        say("Ce Python n'a pas pip. Installez-le (Debian, Ubuntu : « sudo apt install python3-pip python3-venv »), "
            "puis relancez la même commande.",
            'This Python has no pip. Install it (Debian, Ubuntu: "sudo apt install python3-pip python3-venv"), '
            "then run the same command again.")
        raise NotReady
    return [str(PYTHON), "-m", "pip"]


def install(arguments: list, total: int) -> None:
    """Run `pip install`, counting packages on a terminal; what pip said is shown only where it fails."""
    command = [*pip(), "install", "--no-input", "--no-compile", "--no-user", "--disable-pip-version-check", *arguments]
    said, count, terminal = [], 0, total and sys.stderr.isatty()
    with subprocess.Popen(command, cwd=str(ROOT), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          encoding="utf-8", errors="replace") as running:
        for line in running.stdout:
            said.append(line)
            found = line.startswith(("Collecting ", "Processing "))
            count += found
            if terminal and (found or line.startswith("Installing ")):
                name = Path(line.split()[1]).name.split("=")[0] if found else "→ .venv"
                print(f"\r  {count}/{total} {name:40.40}", end="", file=sys.stderr, flush=True)
    if terminal:
        print("\r" + " " * 60 + "\r", end="", file=sys.stderr, flush=True)
    if running.returncode:
        sys.stderr.write("".join(said[-12:]))
        say("Les paquets n'ont pas pu être installés (pip l'explique ci-dessus). Vérifiez la connexion, puis relancez "
            "la même commande : elle reprendra proprement.",
            "The packages could not be installed (pip says why above). Check the connection, then run the same "
            "command again: it starts afresh.")
        raise NotReady


def set_up(*needs: str) -> None:
    """Make `.venv` hold what the lock files `needs` list, and the command `modemploi`.

    A stamp is written when a step is finished: a step that was interrupted, or whose files changed, is done again.
    """
    locks = {name: f"tools/requirements/{name}.txt" for name in needs}
    wanted = {name: digest(locks["site"], path) for name, path in locks.items()}
    wanted["command"] = digest(locks["site"], "pyproject.toml")
    if PYTHON.exists() and all(stamped(name) == value for name, value in wanted.items()):
        return
    with alone():
        if not PYTHON.exists() or stamped("site") != wanted["site"]:
            say("Préparation de l'environnement dans .venv (la première fois, moins d'une minute)…",
                "Preparing the environment in .venv (the first time, less than a minute)…")
            shutil.rmtree(str(VENV), ignore_errors=True)
            subprocess.run([sys.executable, "-m", "venv", "--without-pip", "--clear", str(VENV)], check=True)
        for name, path in locks.items():
            if stamped(name) != wanted[name]:
                total = sum("==" in line for line in (ROOT / path).read_text().splitlines())
                install(["--require-hashes", "-r", path], total)
                (VENV / f"ready-{name}").write_text(wanted[name])
        if stamped("command") != wanted["command"]:
            install(["--no-index", "--no-deps", "--no-build-isolation", "--editable", "."], 0)
            (VENV / "ready-command").write_text(wanted["command"])
        say("L'environnement est prêt.", "The environment is ready.")


def lock() -> int:
    """Write tools/requirements anew from pyproject.toml: the newest versions it allows, for every system."""
    set_up("site", "lock")
    compile_all = [str(PYTHON), "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--universal",
                   "--generate-hashes", "--python-version", "%d.%d" % OLDEST, "--fork-strategy", "fewest",
                   "--no-config", "--custom-compile-command", "python3 run.py lock"]
    for name, more in (("site", ["pyproject.toml", "--group", "build"]),
                       ("test", ["--group", "test", "-c", str(LOCKS / "site.txt")]),
                       ("lock", ["--group", "lock"])):
        code = subprocess.call([*compile_all, *more, "-o", str(LOCKS / f"{name}.txt")], cwd=str(ROOT))
        if code:
            return code
    say("Les listes de paquets sont à jour. Lancez les tests avant de les proposer.",
        "The lists of packages are up to date. Run the tests before you propose them.")
    return 0


def clean() -> int:
    """Remove what the other commands made."""
    for name in MADE:
        shutil.rmtree(str(ROOT / name), ignore_errors=True)
    say("Tout ce que les commandes avaient fabriqué est enlevé.", "Everything the commands had made is removed.")
    return 0


def main(arguments: list) -> int:
    """Prepare the environment and hand over to the command."""
    if sys.version_info < OLDEST:
        newer = newer_python()
        if newer:
            return hand_over([newer, str(ROOT / "run.py"), *arguments], Path.cwd())
        say("Il faut Python %d.%d ou plus récent ; celui-ci est %d.%d." % (*OLDEST, *sys.version_info[:2])
            + " On le trouve sur python.org, ou dans les paquets du système.",
            "This needs Python %d.%d or newer; this one is %d.%d." % (*OLDEST, *sys.version_info[:2])
            + " Get it from python.org, or from your system's packages.")
        return 1
    if not arguments:
        print(HELP[language()])
        return 2
    command, *rest = arguments
    try:
        if command == "clean":
            return clean()
        if command == "lock":
            return lock()
        if command == "test":
            set_up("site", "test")
            return hand_over([str(PYTHON), "-m", "pytest", *rest], ROOT)
        if command == "benchmark":
            set_up("site")
            return hand_over([str(PYTHON), "-m", "benchmarks", *rest], ROOT)
        set_up("site")
        if command == "setup":
            return 0
        return hand_over([str(PYTHON), "-P", "-m", "modemploi", *arguments], Path.cwd(), MODEMPLOI_DOOR=door())
    except NotReady:
        return 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # nobody reads any more
        os._exit(141)
