"""`prasowka serve`: answers over HTTP, and the terminal UI in a real browser."""

import contextlib
import json
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from indexer import update
from tests.cli.conftest import COMMAND, environment
from tests.support.browser import CHROMIUM, browser
from tui.actions import ACTIONS
from tui.served import WRITING

Run = Callable[..., subprocess.CompletedProcess[str]]
HOSTILE = '<script>document.title="zło"</script><img src=x onerror=alert(1)> \x1b]0;zło\x07 Most'

pytestmark = pytest.mark.xdist_group("serve")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def serving(index: Path, *words: str) -> Iterator[str]:
    """The address of a server over an index, which ends with the test."""
    port = free_port()
    command = [*COMMAND, "serve", "--index", str(index), "--port", str(port), *words]
    with subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, encoding="utf-8") as server:
        try:
            for _ in range(600):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                    break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGTERM)
            said = server.communicate(timeout=30)[1]
    assert "Traceback" not in said
    assert f"http://127.0.0.1:{port}/" in said


@pytest.fixture(scope="module")
def server(index: Path) -> Iterator[str]:
    with serving(index) as address:
        yield address


def ask(url: str, method: str = "GET", **headers: str) -> tuple[int, Any, Any]:
    """The status, the headers and the JSON, or else the text, of an answer."""
    request = urllib.request.Request(url, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            status, about, body = answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        status, about, body = error.code, error.headers, error.read().decode()
    return status, about, json.loads(body) if "json" in about["Content-Type"] else body


def test_answers_are_those_of_the_command_line(server: str, prasowka: Run) -> None:
    _, _, found = ask(f"{server}/search?q=most&limit=3&facets=source")
    expected = json.loads(prasowka("search", "most", "-n", "3", "--facets", "source", "--format", "json").stdout)
    assert found | {"took_ms": 0} == expected | {"took_ms": 0}
    id = found["hits"][0]["id"]
    assert ask(f"{server}/article/{id}")[2] == json.loads(prasowka("show", id, "--json").stdout)
    _, _, counts = ask(f"{server}/timeline?q=most&q=kolej&by=year")
    assert counts == json.loads(prasowka("timeline", "most", "kolej", "--by", "year", "--format", "json").stdout)
    schema = Draft202012Validator(json.loads(prasowka("schema").stdout))
    for answer in (found, counts):
        schema.validate(answer)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/article/nie-ma", 404),
        ("/search?q=sauce:onet", 400),
        ("/search?q=most&sort=colour", 400),
        ("/search?q=most&limit=-1", 400),
        ("/search?query=most", 400),
        ("/timeline?q=most&by=hour", 400),
        ("/article/..%2F..%2Fetc%2Fpasswd", 404),
    ],
)
def test_what_is_wrong_with_a_question_is_said(path: str, status: int, server: str) -> None:
    found = ask(server + path)
    assert found[0] == status
    assert found[2]["error"]


def test_nobody_writes_and_no_other_site_asks(server: str) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert ask(f"{server}/search?q=most", method)[0] == 405
    assert ask(f"{server}/search?q=most", Host="evil.example")[0] == 403
    assert ask(f"{server}/", Host="evil.example")[0] == 403
    asked = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    asked |= {"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Origin": "http://evil.example"}
    assert ask(f"{server}/ws", **asked)[0] == 403


def test_every_answer_says_what_a_page_may_do(server: str) -> None:
    for path in ("/", "/search?q=most", "/article/nie-ma", "/static/js/textual.js"):
        about = ask(server + path)[1]
        assert "default-src 'none'" in about["Content-Security-Policy"]
        assert about["X-Content-Type-Options"] == "nosniff"
    assert "unsafe-inline' 'unsafe-eval" not in ask(f"{server}/")[1]["Content-Security-Policy"]
    assert "script-src 'self';" in ask(f"{server}/")[1]["Content-Security-Policy"]


def test_only_this_machine_is_answered(server: str) -> None:
    port = int(server.rpartition(":")[2])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as looking:
        looking.connect(("192.0.2.1", 9))  # sends nothing; the system says by which address it would
        own = looking.getsockname()[0]
    if own.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError), socket.create_connection((own, port), timeout=5):
        pass


def test_a_port_that_is_taken_and_nonsense_are_said(index: Path, prasowka: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        run = prasowka("serve", "--port", str(taken.getsockname()[1]))
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert prasowka("serve", "--port", "70000").returncode == 2
    assert prasowka("serve", "--index", "nowhere").returncode == 2


def test_a_plain_install_says_which_extra_it_needs(prasowka: Run, tmp_path: Path) -> None:
    (tmp_path / "textual_serve.py").write_text("raise ModuleNotFoundError(name='textual_serve')")
    run = prasowka("serve", PYTHONPATH=f"{tmp_path}:{Path(__file__).parents[2]}")
    assert run.returncode == 2
    assert "prasowka[serve]" in run.stderr


READING = {
    *("narrower", "wider"),
    *(
        "accept",
        "all",
        "back",
        "cancel",
        "choose",
        "clear_filters",
        "close",
        "command_palette",
        "compare",
        "concordance",
    ),
    *("cursor_down", "cursor_right", "cursor_up", "density", "exclude", "filters", "first", "focus_next"),
    *("focus_previous", "fold", "help", "help_quit", "history", "last", "leave", "narrow", "next", "next_dropped"),
    *("next_hit", "open", "page_down", "page_up", "previous", "previous_dropped", "previous_hit", "previous_query"),
    *("quit", "scrape", "scroll_down", "scroll_end", "scroll_home", "scroll_up", "search", "select", "show_path"),
    *("sort", "submit", "timeline", "to_list", "toggle_theme", "turn", "walk"),
}


def test_of_every_action_it_is_known_whether_it_writes() -> None:
    names = {action.name.partition("(")[0].rpartition(".")[2] for area in ACTIONS.values() for action in area}
    assert names <= READING | WRITING
    assert not READING & WRITING


def lit(word: str, drawn: str) -> bool:
    """Whether a word was drawn in a style of its own."""
    return re.search(rf"\x1b\[[0-9;]+m{word}\x1b\[0m", drawn) is not None


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to drive")
async def test_a_real_browser_types_sees_lit_hits_opens_and_leaves(tmp_path: Path) -> None:
    record = {"id": "1", "title": HOSTILE, "text": "Stary most w Tczewie stoi. Orkiestra gra na moście.", "clean": True}
    other = {"id": "2", "title": "Kolej", "text": "Pociąg jedzie do Helu.", "clean": True}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n" + json.dumps(other) + "\n", "utf-8")
    update(tmp_path / "index", [tmp_path / "a.jsonl"])
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    with serving(tmp_path / "index") as address:
        async with browser() as new_page:
            one, two = await new_page(), await new_page()
            await one.open(address)
            await two.open(address)
            await one.until(lambda: "Kolej" in one.received)
            await two.until(lambda: "Kolej" in two.received)
            await one.type("moscie")
            await two.type("pociagi")
            await one.until(lambda: lit("moście", one.received))
            await two.until(lambda: lit("Pociąg", two.received))
            assert not lit("moście", two.received)
            assert not lit("Pociąg", one.received)
            one.received = ""
            await one.press("Enter", 13)
            await one.until(lambda: len(one.received) > 0)
            assert await one.value("document.title") == "Prasówka"
            await one.press("q", 81, modifiers=2)  # Ctrl+Q
            await until_closed(one)
            assert one.complaints == []
            assert two.complaints == []
            assert await two.value("document.body.className") == "-loaded -first-byte"
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")} == before


async def until_closed(page: Any) -> None:
    """Wait until the page says that the session is over."""
    for _ in range(400):
        if "-closed" in str(await page.value("document.body.className")):
            return
        await page.call("Runtime.evaluate", expression="new Promise(done => setTimeout(done, 100))", awaitPromise=True)
    raise AssertionError("the session goes on")
