"""Whoever imports the library keeps the process that they had."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

PROGRAM = """
import csv, gc, logging, os, signal, sys, threading, warnings
from pathlib import Path

def process():
    return {
        "environment": dict(os.environ),
        "csv": csv.field_size_limit(),
        "logging": {name: logging.getLogger(name).level for name in ("", "lxml")},
        "handlers": len(logging.getLogger().handlers),
        "collector": (gc.isenabled(), gc.get_threshold()),
        "signals": [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)],
        "warnings": len(warnings.filters),
        "recursion": sys.getrecursionlimit(),
        "threads": threading.active_count(),
        "folder": os.getcwd(),
        "streams": (sys.stdin, sys.stdout, sys.stderr),
        "hooks": (sys.excepthook, sys.meta_path[:]),
    }

folder = Path(sys.argv[1])
os.environ.pop("OPENBLAS_NUM_THREADS", None)
gc.collect()
gc.freeze()
logging.getLogger().setLevel(logging.CRITICAL)
import numpy  # whatever these change is theirs
before, frozen = process(), gc.get_freeze_count()
import indexer
report = indexer.update(folder / "index", [folder / "scrapes"])
assert report.new == 3, report
with indexer.Archive.open(folder / "index") as archive:
    assert archive.search(indexer.Request("most")).total
    archive.reading("strona.html")
after = process()
changed = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
assert not changed, changed
assert 0.9 * frozen < gc.get_freeze_count() <= frozen  # some of the frozen objects die
"""

PAGE = """<html><head><title>Most w Tczewie</title></head><body><article><h1>Most w Tczewie</h1>
<p>Most w Tczewie znów jest otwarty dla pieszych, a od maja także dla rowerów i wózków dziecięcych.</p>
<p>Prace trwały osiem lat i kosztowały więcej, niż zapowiadano na początku remontu przeprawy.</p>
</article></body></html>"""


def test_using_the_library_leaves_the_process_as_it_was(tmp_path: Path) -> None:
    scrapes = tmp_path / "scrapes"
    scrapes.mkdir()
    (scrapes / "strona.html").write_text(PAGE, encoding="utf-8")
    text = "Stary most kolejowy będzie rozebrany jeszcze w tym roku."
    (scrapes / "tabela.csv").write_text(f"id,title,text\n1,Most,{text}\n2,Kładka,{text}\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROGRAM, tmp_path],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
