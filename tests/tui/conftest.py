"""A small archive in memory, which answers at once or when a test lets it, and an app over it."""

import html
import re
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from indexer import (
    Archive,
    Article,
    DroppedLine,
    Hit,
    Note,
    Reading,
    Request,
    Results,
    Scrape,
    Snippet,
    Suggestions,
    UnknownArticle,
    UsageError,
)
from tui.app import PrasowkaApp
from tui.screens.search import SearchScreen
from tui.widgets.search_field import SearchField

MOST = Article(
    id="kurier/most.txt",
    title="Most w Tczewie znów otwarty dla pieszych",
    lead="Po trzech latach remontu mieszkańcy Tczewa przeszli w sobotę na drugi brzeg Wisły.",
    body=(
        "Pierwsza na most weszła orkiestra kolejowa, a za nią kilkaset osób z rowerami i wózkami.\n"
        "Remont mostu kosztował 40 mln zł. Konserwatorzy odtworzyli dwie wieże i kute balustrady.\n"
        "Starosta zapowiada, że za rok na moście staną ławki i tablice z historią przeprawy."
    ),
    authors=("Anna Kowal",),
    published="2024-05-12T09:30",
    source="kurierwislany.example",
    agencies=("PAP",),
    url="https://kurierwislany.example/most-w-tczewie",
    captions=("Orkiestra na moście w Tczewie. Fot. A. Kowal",),
)
POCIAG = Article(
    id="glos/pociag.txt",
    title="Pociąg do Helu pojedzie przez Tczew",
    body="Od czerwca pociągi nad morze zatrzymają się w Tczewie. Przewoźnik obiecuje miejsca na rowery.",
    published="2024-04",
    source="glospomorza.example",
)
WROGI = Article(
    id="glos/[red]wrogi[/red].txt",
    title="[bold red]Tytuł[/] z \x1b[31mpułapką\x1b[0m i 🎈 balonem",
    body="Zwykłe zdanie o moście.\nDrugie ma [link='file:///']nawiasy[/link] i \u202eodwrócony szyk\u202c.",
    published="2023",
    source="[blink]glos[/blink].example",
)
BEZ_DATY = Article(id="glos/bez-daty.txt", title="", body="Artykuł bez tytułu i bez daty, o moście na Wieprzu.")

SCRAPE = """Most w Tczewie znów otwarty dla pieszych
Udostępnij ten artykuł znajomym
Pierwsza na most weszła orkiestra kolejowa. CZYTAJ TEŻ: Ile kosztuje bilet
"""


WITHOUT_DIACRITICS = str.maketrans("ąćęłńóśźż", "acelnoszz")


def found(query: str, text: str) -> list[tuple[int, int]]:
    """Find the words that begin with the first three letters of a query word: inflection enough for these texts."""
    words = [word for word in re.findall(r"\w+", query) if word not in {"AND", "OR", "NOT"}]
    prefixes = [word[:3].lower().translate(WITHOUT_DIACRITICS) for word in words]
    plain = text.lower().translate(WITHOUT_DIACRITICS)
    return [match.span() for match in re.finditer(rf"\b(?:{'|'.join(prefixes)})\w*", plain)] if prefixes else []


@dataclass
class FakeArchive:
    """Answers like `indexer.Archive` over articles in memory; always says 8 ms.

    A query in `held` waits until its event is set; `failure` is raised by every search. Articles that have `arrived`
    came after any commit.
    """

    articles: list[Article]
    notes: dict[str, Note] = field(default_factory=dict)
    copies: dict[str, tuple[str, ...]] = field(
        default_factory=lambda: {MOST.id: ("radio/most.txt", "tygodnik/most.txt")}
    )
    held: dict[str, threading.Event] = field(default_factory=dict)
    completions: tuple[str, ...] = ()
    failure: Exception | None = None
    committed: bool = False
    commit: str = "fake-1"
    roots: tuple[str, ...] = ()
    arrived: set[str] = field(default_factory=set)
    asked: list[Request] = field(default_factory=list)

    def search(self, request: Request) -> Results:
        if request.facets:
            raise UsageError("Te artykuły nie mają nic wspólnego.")
        if request.limit:
            self.asked.append(request)
        if request.query in self.held:
            assert self.held[request.query].wait(timeout=10)
        if self.failure is not None:
            raise self.failure
        matches = self.matches(request)
        if request.sort != "relevance":
            matches.sort(key=lambda a: a.published or "", reverse=request.sort == "newest")
        total = len(matches)
        if request.fold:
            folded = {copy for article in matches for copy in self.copies.get(article.id, ())}
            matches = [article for article in matches if article.id not in folded]
        page = matches[request.offset : request.offset + request.limit]
        hits = tuple(self.hit(request, article, rank) for rank, article in enumerate(page, request.offset + 1))
        note = self.notes.get(request.query)
        stories = len(matches) if request.fold else None
        return Results(request.query, request.query, total, 8.0, hits, (note,) if note else (), stories=stories)

    def matches(self, request: Request) -> list[Article]:
        found_in = (a for a in self.articles if not request.query or found(request.query, f"{a.title}\n{a.body}"))
        listed = (a for a in found_in if request.ids is None or a.id in request.ids)
        return [a for a in listed if request.added_after is None or a.id in self.arrived]

    def hit(self, request: Request, article: Article, rank: int) -> Hit:
        sentence = article.body.split("\n")[0]
        copies = self.copies.get(article.id, ()) if request.fold or request.copies else ()
        return Hit(
            rank=rank,
            score=1.0 / rank,
            id=article.id,
            title=article.title,
            published=article.published,
            source=article.source,
            authors=article.authors,
            agencies=article.agencies,
            url=article.url,
            path=f"/archiwum/{article.id}",
            line=1,
            snippet=Snippet(sentence, tuple(self.highlights(request.query, sentence))),
            title_highlights=tuple(self.highlights(request.query, article.title)),
            copies=copies,
            opening="" if article.title else article.opening,
        )

    def ids(self, request: Request) -> list[str]:
        return [article.id for article in self.matches(request)]

    def article(self, id: str) -> Article:
        for article in self.articles:
            if article.id == id:
                return article
        raise UnknownArticle(f"W archiwum nie ma artykułu {id}.")

    def highlights(self, query: str, text: str) -> list[tuple[int, int]]:
        return found(query, text)

    def similar(self, id: str, request: Request) -> Results:
        article = self.article(id)
        others = [other for other in self.articles if other.id != id and other.source == article.source]
        hits = tuple(self.hit(request, other, rank) for rank, other in enumerate(others, 1))
        return Results("", "", len(hits), 8.0, hits)

    def suggest(self, text: str, limit: int = 10) -> Suggestions:
        return Suggestions(text, tuple((word, 1) for word in self.completions if text))

    def scrape(self, id: str) -> Scrape:
        return Scrape(Path("/archiwum") / id, 1, SCRAPE)

    def reading(self, id: str) -> Reading:
        dropped = (
            DroppedLine(2, "Udostępnij ten artykuł znajomym", "zachęta serwisu"),
            DroppedLine(3, "CZYTAJ TEŻ: Ile kosztuje bilet", "odnośnik w tekście"),
        )
        return Reading(self.article(id), dropped=dropped)

    def stats(self) -> Any:
        return SimpleNamespace(roots=self.roots)

    def refresh(self) -> bool:
        newer, self.committed = self.committed, False
        return newer


@pytest.fixture
def archive() -> FakeArchive:
    return FakeArchive([MOST, POCIAG, WROGI, BEZ_DATY])


@pytest.fixture
def many() -> FakeArchive:
    """A hundred and twenty articles about one bridge."""
    return FakeArchive([replace(MOST, id=f"most-{n:03}.txt", title=f"Most numer {n}") for n in range(1, 121)])


class ListeningArchive(Archive):
    """A real archive that remembers what it was asked."""

    def __init__(self, snapshot: Any, index: Path) -> None:
        super().__init__(snapshot, index)
        self.asked: list[Request] = []

    def search(self, request: Request) -> Results:
        if not request.facets:
            self.asked.append(request)
        return super().search(request)


AnyArchive = FakeArchive | ListeningArchive


def screen_lines(svg: str) -> list[str]:
    """Read the text of a terminal back from the picture that Textual exports of it."""
    pieces = re.findall(r'<text class="[^"]*" x="([\d.]+)" y="[\d.]+"[^>]*url\(#[^)]*line-(\d+)\)">(.*?)</text>', svg)
    lines: dict[int, str] = {}
    for x, line, text in pieces:
        column = round(float(x) / 12.2)
        lines[int(line)] = lines.get(int(line), "").ljust(column) + html.unescape(text).replace("\xa0", " ")
    return [lines.get(number, "").rstrip() for number in range(max(lines, default=-1) + 1)]


@dataclass
class Person:
    """Works an app as a person does; looks again only when the app has come to rest."""

    pilot: Pilot[None]
    archive: AnyArchive

    @property
    def app(self) -> PrasowkaApp:
        assert isinstance(self.pilot.app, PrasowkaApp)
        return self.pilot.app

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.rest()

    async def type(self, text: str) -> None:
        await self.press(*text)

    async def until(self, condition: Callable[[], bool]) -> None:
        for _ in range(1000):
            if condition():
                return
            await self.pilot.pause(0.005)
        pytest.fail("the screen never came to show it")

    async def rest(self) -> None:
        """Wait until what stands in the field was answered, for the workers, and for what they set off."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, SearchScreen)
        field = screen.query_one(SearchField)
        await self.until(lambda: screen.session.is_answered and screen.session.words == field.value)
        for _ in range(3):
            await self.pilot.pause()
            await self.until(lambda: all(worker.is_finished for worker in self.app.workers))
        await self.pilot.pause()

    async def will_see(self, text: str) -> None:
        """Wait for what comes by itself, such as a notification."""
        await self.until(lambda: text in self.sees())

    def svg(self) -> str:
        return self.app.export_screenshot()

    def sees(self) -> str:
        """Everything on the screen as plain text."""
        return "\n".join(screen_lines(self.svg()))


@asynccontextmanager
async def at_work(app: PrasowkaApp, archive: AnyArchive, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Person]:
    async with app.run_test(size=size, notifications=True) as pilot:
        somebody = Person(pilot, archive)
        await somebody.rest()
        yield somebody


@pytest.fixture
def person_of() -> Callable[..., AbstractAsyncContextManager[Person]]:
    """Work an app that is made already: `async with person_of(app, archive) as somebody`."""
    return at_work


@pytest.fixture
def person(archive: FakeArchive) -> Callable[..., AbstractAsyncContextManager[Person]]:
    """Open the app: `async with person(query, size=(120, 40)) as somebody`."""

    @asynccontextmanager
    async def open_app(
        query: str = "", size: tuple[int, int] = (120, 40), over: AnyArchive | None = None, pause: float = 0.001
    ) -> AsyncIterator[Person]:
        app = PrasowkaApp(cast("Archive", over or archive), query, typing_pause=pause)
        async with at_work(app, over or archive, size) as somebody:
            yield somebody

    return open_app


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing happen by the clock alone: on a busy machine a picture may be taken seconds later."""
    monkeypatch.setattr("tui.screens.controllers.reading_articles.READ_AFTER", 1e6)
    monkeypatch.setattr("tui.screens.controllers.watching_commits.LOOK_EVERY", 1e6)
    monkeypatch.setattr("tui.widgets.message_line.STAYS", 1e6)
    monkeypatch.setattr("tui.widgets.status_line.BUSY_AFTER", 1e6)


@pytest.fixture
def snapshot_of(archive: FakeArchive, snap_compare: Callable[..., bool], stopped_clock: None) -> Callable[..., bool]:
    """Compare what a person sees after some keys with the picture accepted before."""

    def compare(query: str, *keys: str, size: tuple[int, int] = (110, 32), over: AnyArchive | None = None) -> bool:
        async def look(pilot: Pilot[None]) -> None:
            somebody = Person(pilot, over or archive)
            somebody.app.screen.query_one(SearchField).cursor_blink = False
            await somebody.rest()
            for key in keys:
                await somebody.press(key)

        app = PrasowkaApp(cast("Archive", over or archive), query, typing_pause=0.001)
        return snap_compare(app, terminal_size=size, run_before=look)

    return compare


class SteadyArchive(ListeningArchive):
    """A real archive that always says 3 ms."""

    def search(self, request: Request) -> Results:
        return replace(super().search(request), took_ms=3.0)


@pytest.fixture
def snapshot_of_sample(snapshot_of: Callable[..., bool], sample_index: Path) -> Callable[..., bool]:
    """Compare what a person sees over the sample archive with the picture accepted before."""

    def compare(query: str, *keys: str, size: tuple[int, int]) -> bool:
        with SteadyArchive.open(sample_index) as archive:
            return snapshot_of(query, *keys, size=size, over=archive)

    return compare


@pytest.fixture
def over_index(person: Callable[..., AbstractAsyncContextManager[Person]]) -> Callable[..., Any]:
    """Open the app over a real index: `async with over_index(folder, query) as somebody`."""

    @asynccontextmanager
    async def open_app(index: Path, query: str = "") -> AsyncIterator[Person]:
        with ListeningArchive.open(index) as archive:
            async with person(query, over=archive) as somebody:
                yield somebody

    return open_app


@pytest.fixture
def lines_of_picture() -> Callable[[str], list[str]]:
    return screen_lines
