"""Train the line model on the labelled pages, and measure it on portals that it was not trained on.

    train_lines.py CLEANING [--measure FOLDS] [--write]

CLEANING holds the folders dev, dev2 and html-dev. `--measure 10` trains ten times, leaving a tenth of the portals out
each time, and prints text F1 and furniture leak of the pages left out: of the rules alone, and of rules and model.
`--write` trains on all pages and writes `indexer/scrapes/page/line_weights.tsv`.

The model is a linear-chain conditional random field; its likelihood is maximised with L-BFGS, in plain numpy. Beside
each page as it is, it is trained on pages put together anew: the article of one, cut short, with furniture of others
before and after it. The rules were made on the pages of dev, where they are hardly ever wrong: for these the model
sees mostly pages that tell nothing of the rules, lest it believes them blindly.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import labelled_pages as labelled
import numpy as np
from labelled_pages import LabelledPage
from numpy.typing import NDArray

from indexer.scrapes.furniture.inline import find_cuts, merge, without
from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.page import weighing
from indexer.scrapes.page.label import Label, Role
from indexer.scrapes.page.line_model import STATES, TEXT, WEIGHTS, LineModel, write_weights

Floats = NDArray[np.float64]

REGULARISATION = 0.2
ITERATIONS = 80
SYNTHETIC = 300
SYNTHETIC_WEIGHT = 0.5
# The share of the pages of dev that tell what the rules make of their lines.
BELIEVING = 0.3
# So many lines of furniture before and after an article are enough to learn from.
MOST_BEFORE, MOST_AFTER = 120, 150
# Features of fewer pages say something about a page, not about pages.
FEWEST_PAGES = 3
# Its labels come from a parser's test, which leaves out half of the article.
NOT_TRAINED_ON = ("k_rp",)


@dataclass(frozen=True, slots=True)
class Example:
    """A page to learn from: the features of its lines, their states, and how much it counts."""

    features: list[list[str]]
    states: list[int]
    weight: float


def examples_of(page: LabelledPage, weight: float = 1.0) -> list[Example]:
    """What there is to learn from a page; longer pages count more, but not as much more as they are longer."""
    states = page.states()
    if states is None or not page.is_article or page.id in NOT_TRAINED_ON:
        return []
    texts = [at for at, state in enumerate(states) if STATES[state] in ("text", "title")]
    start, end = max(0, texts[0] - MOST_BEFORE), texts[-1] + MOST_AFTER
    features, states = page.features[start:end], states[start:end]
    weight /= len(states) ** 0.5
    if page.folder != "dev":
        return [Example(features, states, weight)]
    unruled = [[name for name in names if "rule-" not in name] for names in features]
    return [Example(features, states, weight * BELIEVING), Example(unruled, states, weight * (1 - BELIEVING))]


Item = tuple[Line, str]
"""A line and what it is."""


def put_together(pages: Sequence[LabelledPage], count: int, seed: int) -> list[LabelledPage]:
    """Pages of the articles of some plain pages and the furniture of others."""
    chance = random.Random(seed)
    articles: list[tuple[LabelledPage, list[Item]]] = []
    heads: list[list[Item]] = []
    tails: list[list[Item]] = []
    for page in pages:
        states = page.states()
        if states is None or page.markups is not None or not page.is_article:
            continue
        texts = [at for at, state in enumerate(states) if STATES[state] in ("text", "title")]
        both = list(zip(page.lines, page.gold, strict=True))
        articles.append((page, both[texts[0] : texts[-1] + 1]))
        heads += filter(None, [[item for item in both[: texts[0]] if item[1] == "furniture"]])
        tails += filter(None, [[item for item in both[texts[-1] + 1 :] if item[1] in ("furniture", "meta")]])
    made: list[LabelledPage] = []
    while len(made) < count:
        page, article = chance.choice(articles)
        if len(article) > 25:
            article = article[: chance.randint(6, 25)]
        if chance.random() < 0.3:
            article = [item for item in article if item[1] != "title"]
        head = _piece(chance, chance.choice(heads), (1, 2, 3, 5, 8, 15)) if chance.random() < 0.6 else []
        tail = _piece(chance, chance.choice(tails), (1, 1, 2, 3, 5, 8, 20)) if chance.random() < 0.75 else []
        lines, gold = map(list, zip(*head, *article, *tail, strict=True))
        if {"lead", "body"} & set(gold):
            new = LabelledPage(f"made-{len(made)}", "made", page.portal, lines, gold, {"kind": "article"})
            made.append(labelled.looked_at(new))
    return made


def _piece(chance: random.Random, items: list[Item], lengths: tuple[int, ...]) -> list[Item]:
    start = chance.randrange(len(items)) if chance.random() < 0.7 else 0
    return items[start : start + chance.choice(lengths)]


class Likelihood:
    """The likelihood of the states of examples, as a function of all weights in one vector."""

    def __init__(self, examples: Sequence[Example], numbers: dict[str, int]) -> None:
        # Longest first, so that the examples that still go on are always the first ones.
        examples = sorted(examples, key=lambda example: -len(example.states))
        self.features, self.states = len(numbers), len(STATES)
        lengths = [len(example.states) for example in examples]
        starts = np.cumsum([0, *lengths])
        known = [[numbers[name] for name in names if name in numbers] for each in examples for names in each.features]
        self._flat = np.concatenate([np.array(row) for row in known])
        self._begin = np.cumsum([0, *map(len, known)])[:-1]
        self._row = np.repeat(np.arange(len(known)), [len(row) for row in known])
        self._gold = np.concatenate([example.states for example in examples])
        self._weights = np.array([example.weight for example in examples])
        self._line_weights = np.repeat(self._weights, lengths)
        self._at = np.full((len(examples), max(lengths)), -1)
        for number, length in enumerate(lengths):
            self._at[number, :length] = np.arange(starts[number], starts[number] + length)
        self._alive = (self._at >= 0).sum(axis=0)
        self._last = np.array(lengths) - 1

    def unpacked(self, vector: Floats) -> tuple[Floats, Floats, Floats]:
        """The weights of features, of transitions and of the first state."""
        ends = self.features * self.states, self.features * self.states + self.states**2
        return (
            vector[: ends[0]].reshape(self.features, self.states),
            vector[ends[0] : ends[1]].reshape(self.states, self.states),
            vector[ends[1] :],
        )

    def __call__(self, vector: Floats) -> tuple[float, Floats]:
        """The negative logarithm of the likelihood, with a penalty for large weights, and its gradient."""
        weights, transitions, first = self.unpacked(vector)
        scores = np.add.reduceat(weights[self._flat], self._begin, axis=0)
        count, longest = self._at.shape
        forward = np.zeros((longest, count, self.states))
        backward = np.zeros_like(forward)
        forward[0] = first + scores[self._at[:, 0]]
        for step in range(1, longest):
            alive = self._alive[step]
            before = forward[step - 1, :alive, :, None] + transitions
            forward[step, :alive] = _log_sum(before, 1) + scores[self._at[:alive, step]]
        for step in range(longest - 2, -1, -1):
            alive = self._alive[step + 1]
            after = scores[self._at[:alive, step + 1]] + backward[step + 1, :alive]
            backward[step, :alive] = _log_sum(transitions + after[:, None, :], 2)
        total = _log_sum(forward[self._last, np.arange(count)], 1)
        expected = np.zeros_like(scores)
        moved = np.zeros_like(transitions)
        for step in range(longest):
            alive = self._alive[step]
            both = forward[step, :alive] + backward[step, :alive] - total[:alive, None]
            expected[self._at[:alive, step]] = np.exp(both)
            if step + 1 < longest and (alive := self._alive[step + 1]):
                after = scores[self._at[:alive, step + 1]] + backward[step + 1, :alive]
                pairs = forward[step, :alive, :, None] + transitions + after[:, None, :] - total[:alive, None, None]
                moved += (np.exp(pairs) * self._weights[:alive, None, None]).sum(axis=0)
        return self._loss(weights, transitions, first, scores, total, expected, moved)

    def _loss(
        self,
        weights: Floats,
        transitions: Floats,
        first: Floats,
        scores: Floats,
        total: Floats,
        expected: Floats,
        moved: Floats,
    ) -> tuple[float, Floats]:
        loss = float(
            (total * self._weights).sum() - (scores[range(len(scores)), self._gold] * self._line_weights).sum()
        )
        gradient = expected * self._line_weights[:, None]
        np.add.at(gradient, (np.arange(len(self._gold)), self._gold), -self._line_weights)
        begun: Floats = np.zeros(self.states)
        for row, weight, last in zip(self._at, self._weights, self._last, strict=True):
            states = self._gold[row[: last + 1]]
            np.add.at(moved, (states[:-1], states[1:]), -weight)
            loss -= float((transitions[states[:-1], states[1:]].sum() + first[states[0]]) * weight)
            begun += float(weight) * expected[row[0]]
            begun[states[0]] -= weight
        of_features = np.stack(
            [np.bincount(self._flat, gradient[self._row, state], self.features) for state in range(self.states)], axis=1
        )
        loss += REGULARISATION / 2 * float((weights**2).sum() + 0.1 * (transitions**2).sum())
        of_transitions = moved + 0.1 * REGULARISATION * transitions
        return loss, np.concatenate([(of_features + REGULARISATION * weights).ravel(), of_transitions.ravel(), begun])


def _log_sum(values: Floats, axis: int) -> Floats:
    most = values.max(axis=axis, keepdims=True)
    found: Floats = np.squeeze(most, axis) + np.log(np.exp(values - most).sum(axis=axis))
    return found


def minimise(function: Callable[[Floats], tuple[float, Floats]], point: Floats, iterations: int) -> Floats:
    """Where a smooth function is lowest, by L-BFGS."""
    value, gradient = function(point)
    steps: list[tuple[Floats, Floats]] = []
    for _ in range(iterations):
        direction = gradient.copy()
        used = []
        for step, change in reversed(steps):
            share = (step @ direction) / (change @ step)
            used.append(share)
            direction -= share * change
        direction *= (steps[-1][0] @ steps[-1][1]) / (steps[-1][1] @ steps[-1][1]) if steps else 1 / _norm(gradient)
        for (step, change), share in zip(steps, reversed(used), strict=True):
            direction += step * (share - (change @ direction) / (change @ step))
        length, slope = 1.0, gradient @ direction
        while True:
            new_value, new_gradient = function(point - length * direction)
            if new_value <= value - 1e-4 * length * slope or length < 1e-6:
                break
            length /= 2
        step, change = -length * direction, new_gradient - gradient
        if step @ change > 1e-12:
            steps = [*steps[-7:], (step, change)]
        is_done = value - new_value < 1e-5 * abs(value)
        point, value, gradient = point + step, new_value, new_gradient
        if is_done:
            break
    return point


def _norm(vector: Floats) -> float:
    return float(np.sqrt(vector @ vector))


def train(pages: Sequence[LabelledPage], seed: int = 0) -> LineModel:
    """The model of some pages."""
    examples = [example for page in pages for example in examples_of(page)]
    for page in put_together(pages, SYNTHETIC, seed):
        examples += examples_of(page, SYNTHETIC_WEIGHT)
    seen = Counter(name for example in examples for name in {name for names in example.features for name in names})
    names = sorted(name for name, count in seen.items() if count >= FEWEST_PAGES)
    numbers = {name: at for at, name in enumerate(names)}
    likelihood = Likelihood(examples, numbers)
    size = len(names) * len(STATES) + len(STATES) ** 2 + len(STATES)
    weights, transitions, first = likelihood.unpacked(minimise(likelihood, np.zeros(size), ITERATIONS))
    return LineModel(numbers, weights, transitions, first)


def text_of(page: LabelledPage, labels: Sequence[Label]) -> list[str]:
    """The words of the text of a page whose lines have these labels."""
    texts = [line.text for line, label in zip(page.lines, labels, strict=True) if label.role is Role.TEXT]
    return labelled.words("\n".join(without(text, merge(find_cuts(text))) for text in texts))


def scores(page: LabelledPage, got: Sequence[str]) -> tuple[float, float | None]:
    """Text F1 and furniture leak of a page, as score.py and score_html.py count them."""
    if page.markups is not None:
        gold, furniture = labelled.words(page.truth["text"]), page.truth.get("furniture_words") or []
    else:
        spans = sorted(page.truth.get("spans_furniture") or [], key=len, reverse=True)
        texts, dropped, other = [], [], [str(page.truth.get("title") or "")]
        for line, label in zip(page.lines, page.gold, strict=True):
            if label in labelled.TEXTS:
                text = line.text
                for span in spans:
                    dropped += [span] * text.count(span)
                    text = text.replace(span, " ")
                texts.append(text)
            else:
                (dropped if label == "furniture" else other).append(line.text)
        gold = labelled.words("\n".join(texts))
        kept = {*gold, *labelled.words("\n".join(other))}
        furniture = [word for word in labelled.words("\n".join(dropped)) if word not in kept]
    common = (Counter(gold) & Counter(got)).total()
    leak = (Counter(furniture) & Counter(got)).total() / len(furniture) if furniture else None
    return 2 * common / max(1, len(gold) + len(got)), leak


def report(name: str, results: Iterable[tuple[LabelledPage, float, float | None]]) -> None:
    """Print the figures of each folder."""
    by_folder: dict[str, list[tuple[float, float | None]]] = {}
    for page, f1, leak in results:
        by_folder.setdefault(page.folder, []).append((f1, leak))
    for folder, rows in by_folder.items():
        leaks = [leak for _, leak in rows if leak is not None]
        f1 = sum(f1 for f1, _ in rows) / len(rows)
        print(f"{name:24} {folder:9} text F1 {f1:.4f}  leak {sum(leaks) / len(leaks):.4f}")


def weighed(page: LabelledPage, model: LineModel) -> list[Label]:
    """The labels of a page as rules and model give them."""
    return weighing.overrule(
        page.labels, list(map(weighing.reads_as_text, page.lines)), model.probabilities(page.features)[:, TEXT]
    )


def measure(pages: Sequence[LabelledPage], folds: int, verbose: bool) -> None:
    """Print how well pages are read by a model that knows nothing of their portals."""
    scored = [page for page in pages if page.is_article and (page.markups is None or page.truth.get("text"))]
    report("rules", [(page, *scores(page, text_of(page, page.labels))) for page in scored])
    portals = sorted({page.portal for page in pages})
    random.Random(1).shuffle(portals)
    results = []
    for fold in range(folds):
        out = set(portals[fold::folds])
        model = train([page for page in pages if page.portal not in out], seed=fold)
        found = [(page, *scores(page, text_of(page, weighed(page, model)))) for page in scored if page.portal in out]
        results += found
    report(f"rules + model, {folds} folds", sorted(results, key=lambda row: row[0].folder))
    for page, f1, leak in sorted(results, key=lambda row: row[1])[: 25 if verbose else 0]:
        print(f"    {page.folder} {page.id:24} F1 {f1:.3f}  leak {leak}")


def main() -> None:
    """Measure, write, or both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cleaning", type=Path)
    parser.add_argument("--measure", type=int, metavar="FOLDS")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    plain = [page for name in ("dev", "dev2") for page in labelled.plain_pages(arguments.cleaning / name)]
    pages = [*plain, *labelled.html_pages(arguments.cleaning / "html-dev", plain)]
    for page in pages:
        labelled.looked_at(page)
    if arguments.measure:
        measure(pages, arguments.measure, arguments.verbose)
    if arguments.write:
        model = train(pages)
        WEIGHTS.write_text(write_weights(model), "utf-8")
        scored = [page for page in pages if page.is_article and (page.markups is None or page.truth.get("text"))]
        report("rules + model, fitted", [(page, *scores(page, text_of(page, weighed(page, model)))) for page in scored])


if __name__ == "__main__":
    main()
