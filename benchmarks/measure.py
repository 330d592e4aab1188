"""Measuring one command from outside, and one page as a browser first meets it."""

import gzip
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag


@dataclass(frozen=True, order=True)
class Run:
    """What one run of a command took."""

    wall: float
    """Seconds on the clock."""
    cpu: float
    """Seconds of work, its helpers included; 0 on Windows, which does not tell."""
    memory: float
    """Megabytes at the highest, of the largest of its processes; 0 on Windows."""


def run(*arguments: str, folder: Path) -> Run:
    """Run `modemploi` in a folder. Raises RuntimeError with what it said when it does not end well."""
    command = [sys.executable, "-P", "-m", "modemploi", *arguments, "--quiet"]
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout
        said = process.stdout.read()
        if sys.platform == "win32":
            code, cpu, memory = process.wait(), 0.0, 0.0
        else:
            _, status, used = os.wait4(process.pid, 0)
            code = process.returncode = os.waitstatus_to_exitcode(status)
            cpu = used.ru_utime + used.ru_stime
            memory = used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    wall = time.perf_counter() - start
    if code:
        raise RuntimeError(f"{' '.join(command)} ended with {code}\n{said.decode(errors='replace')}")
    return Run(wall, cpu, memory)


@dataclass(frozen=True)
class Weight:
    """What a browser fetches before anybody touches the page, in bytes as sent (gzip)."""

    page: int
    """The HTML alone."""
    first_view: int
    """With style sheets, scripts and the pictures that are not put off."""
    requests: int


def weigh(page: Path, site: Path) -> Weight:
    """Weigh a built page. What scripts fetch later (a search index, say) is not seen here; browser tests see it."""
    html = page.read_text(encoding="utf-8")
    targets = re.findall(r'<script[^>]+src="([^"]+)"', html)
    targets += [href for tag in re.findall(r"<link[^>]+>", html) if re.search(r'rel="(?:stylesheet|icon)"', tag)
                for href in re.findall(r'href="([^"]+)"', tag)]
    targets += [src for tag in re.findall(r"<img[^>]+>", html) if 'loading="lazy"' not in tag
                for src in re.findall(r'src="([^"]+)"', tag)]
    files = {file for target in targets if (file := _file(target, page, site))}
    return Weight(_gz(page), _gz(page) + sum(map(_gz, files)), 1 + len(files))


def _file(target: str, page: Path, site: Path) -> Path | None:
    """The file of the site that an address on a page means; None for what lies elsewhere."""
    target = unquote(urldefrag(target)[0].partition("?")[0])
    if re.match(r"[a-z]+:", target):
        return None
    path = (site / target.lstrip("/") if target.startswith("/") else page.parent / target).resolve()
    return path if path.is_file() else None


def _gz(path: Path) -> int:
    """The size of a file as it is sent."""
    return len(gzip.compress(path.read_bytes(), mtime=0))
