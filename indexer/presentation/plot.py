"""Plots: a timeline as a picture, SVG written by ourselves: a few lines and texts need no library."""

from collections.abc import Iterator, Sequence
from html import escape
from math import floor, log10

from indexer.presentation.numbers import decimal, grouped
from indexer.records.findings import Curve, Timeline

_WIDTH, _HEIGHT = 960, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 20, 24, 40
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#5f5f5f", "#000000")
"""Those of Okabe and Ito, which everybody tells apart."""
_STEPS = 5
_MOST_LABELS = 12
_LEGEND_LINE = 20
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0x7F, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), "\ufffd")
"""What XML may not have."""


def svg(timeline: Timeline, *, share: bool = False) -> str:
    """Draw a timeline: one curve as bars, several as lines; with `share`, shares of all articles of each period."""
    values = [_values(curve, share) for curve in timeline.curves]
    top = _round_up(max((value for some in values for value in some), default=0.0)) or 1.0
    legend = _legend(timeline.curves)
    height = _HEIGHT + _LEGEND_LINE * len(legend)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
        ' font-family="DejaVu Sans, Arial, sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        *_grid(top, share),
        *_dates(timeline.periods),
    ]
    draw = _bars if len(values) == 1 else _line
    for number, some in enumerate(values):
        parts += draw(some, top, _COLOURS[number % len(_COLOURS)])
    for line, (colour, text) in enumerate(legend):
        y = _HEIGHT + _LEGEND_LINE * line
        parts.append(f'<rect x="{_LEFT}" y="{y - 3}" width="14" height="10" fill="{colour}"/>')
        parts.append(f'<text x="{_LEFT + 22}" y="{y + 6}">{_safe(text)}</text>')
    return "\n".join([*parts, "</svg>\n"])


def _values(curve: Curve, share: bool) -> list[float]:
    if share:
        return [100 * (value or 0.0) for value in curve.shares]
    return [float(count) for count in curve.counts]


def _legend(curves: Sequence[Curve]) -> list[tuple[str, str]]:
    queries = {curve.query for curve in curves}
    names = [
        ": ".join(filter(None, (curve.query if len(queries) > 1 or not curve.label else "", curve.label)))
        for curve in curves
    ]
    return [(_COLOURS[number % len(_COLOURS)], name) for number, name in enumerate(names) if name]


def _grid(top: float, share: bool) -> Iterator[str]:
    for step in range(_STEPS + 1):
        value = top * step / _STEPS
        y = _y(value, top)
        shown = (decimal(value, 1 if top >= _STEPS else 3) + " %") if share else _count(value)
        yield f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH - _RIGHT}" y2="{y:.1f}" stroke="#d0d0d0"/>'
        if shown:
            yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_safe(shown)}</text>'


def _count(value: float) -> str:
    return grouped(int(value)) if value == int(value) else ""


def _dates(periods: Sequence[str]) -> Iterator[str]:
    step = -(-len(periods) // _MOST_LABELS) or 1
    for number in range(0, len(periods), step):
        x = _x(number, len(periods))
        yield f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{_safe(periods[number])}</text>'


def _bars(values: Sequence[float], top: float, colour: str) -> Iterator[str]:
    width = max((_WIDTH - _LEFT - _RIGHT) / max(len(values), 1) * 0.8, 0.8)
    for number, value in enumerate(values):
        if value:
            x, y = _x(number, len(values)) - width / 2, _y(value, top)
            height = _HEIGHT - _BOTTOM - y
            yield f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"/>'


def _line(values: Sequence[float], top: float, colour: str) -> Iterator[str]:
    points = " ".join(f"{_x(n, len(values)):.1f},{_y(value, top):.1f}" for n, value in enumerate(values))
    yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round"/>'


def _x(number: int, count: int) -> float:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (number + 0.5) / count


def _y(value: float, top: float) -> float:
    return _HEIGHT - _BOTTOM - (_HEIGHT - _BOTTOM - _TOP) * value / top


def _round_up(most: float) -> float:
    """Round the highest value up to one that is easily divided."""
    if most <= 0:
        return 0.0
    unit = 10.0 ** floor(log10(most))
    return next(unit * step for step in (1, 2, 2.5, 5, 10) if unit * step >= most)


def _safe(text: str) -> str:
    return escape(text.translate(_CONTROLS))
