"""What the forms say about feasibility: means, shares and grids of single items."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from imp_desktop.instruments.model import Instrument, Item
from imp_desktop.protocols.feasibility import Source
from imp_desktop.protocols.model import Protocol
from imp_desktop.statistics.counts import Count
from imp_desktop.statistics.describe import describe
from imp_desktop.statistics.feasibility_results import GridFinding, GridRow, MeanFinding, ShareFinding
from imp_desktop.statistics.shares import share
from imp_desktop.statistics.table import Keyed


@dataclass(frozen=True)
class Asked:
    """Where items are asked: the instrument, the last assessment at which it is due, and the groups it is due from."""

    instrument: Instrument
    assessment: str
    groups: tuple[str, ...]

    def forms(self, keyed: Keyed) -> dict[str, Mapping[str, object]]:
        """Code -> item -> value that may be counted, of every form of these groups that came back."""
        return {
            code: {name: answer.value for name, answer in answers.items() if answer.value is not None}
            for code, answers in keyed.of(self.instrument.id, self.assessment)
            if keyed.groups[code] in self.groups
        }


def asked_in(plan: Protocol, keyed: Keyed, item: str) -> Asked:
    """Where an item is asked; KeyError if no form due asks it."""
    for due in plan.due:
        instrument = keyed.instruments[due.instrument]
        if instrument.has(item):
            return Asked(instrument, _last(plan, due.assessments), due.groups)
    raise KeyError(item)


def form_due(plan: Protocol, keyed: Keyed, instrument: str) -> Asked:
    """Where an instrument is due; KeyError if it is not."""
    for due in plan.due:
        if due.instrument == instrument:
            return Asked(keyed.instruments[instrument], _last(plan, due.assessments), due.groups)
    raise KeyError(instrument)


def sums(plan: Protocol, keyed: Keyed, items: tuple[str, ...]) -> dict[str, Decimal]:
    """Code -> the sum of the items, of everybody with a number at each of them."""
    parts = [asked_in(plan, keyed, item).forms(keyed) for item in items]
    found = {}
    for code in parts[0]:
        values = [part.get(code, {}).get(item) for part, item in zip(parts, items, strict=True)]
        if all(isinstance(value, int | Decimal) for value in values):
            found[code] = sum((Decimal(str(value)) for value in values), Decimal(0))
    return found


def mean_finding(plan: Protocol, keyed: Keyed, source: Source, label: str, language: str) -> MeanFinding:
    """The numbers of an item_mean source."""
    where = asked_in(plan, keyed, source.of[0])
    values = sorted(float(value) for value in sums(plan, keyed, source.of).values())
    unit = where.instrument.in_language(language).units.get(source.of[0], "")
    ends = None if unit else _ends([asked_in(plan, keyed, item).instrument.item(item) for item in source.of])
    target = None if source.target is None else float(source.target)
    reached = sum(value >= target for value in values) if target is not None else 0
    return MeanFinding(
        source.id,
        label,
        describe(np.array(values, dtype=np.float64)),
        tuple(values),
        len(where.forms(keyed)),
        low=ends[0] if ends else None,
        high=ends[1] if ends else None,
        unit=unit,
        target=target,
        reached=None if target is None else share(reached, len(values)),
    )


def share_finding(plan: Protocol, keyed: Keyed, source: Source, label: str, language: str) -> ShareFinding:
    """The share of people an item_share source counts, and every answer of its scale."""
    where = asked_in(plan, keyed, source.of[0])
    values = sums(plan, keyed, source.of)
    counted = sum(_is_counted(source, value) for value in values.values())
    return ShareFinding(
        source.id,
        label,
        share(counted, len(values)),
        len(where.forms(keyed)),
        tuple(_counts(where.instrument, source.of[0], values, language)) if len(source.of) == 1 else (),
    )


def grid_finding(plan: Protocol, keyed: Keyed, source: Source, label: str, parts: Mapping[str, str],
    language: str) -> GridFinding:  # fmt: skip
    """Counts of every answer to the statements of a grid source."""
    where = asked_in(plan, keyed, source.of[0])
    scale = where.instrument.item(source.of[0]).choices
    codes = scale.codes if scale else ()
    words = where.instrument.in_language(language)
    labels = words.choices.get(scale.id, {}) if scale else {}
    forms = list(where.forms(keyed).values())
    heads = [parts.get(part, part) for part, rows in source.parts for _row in range(rows)] or [""] * len(source.of)
    rows = []
    for item, head in zip(source.of, heads, strict=True):
        given = [form[item] for form in forms if item in form]
        counts = tuple(given.count(code) for code in codes)
        upper = sum(count for place, count in enumerate(counts) if 2 * place > len(codes) - 1)
        number = where.instrument.item(item).number
        rows.append(GridRow(item, number, words.cues.get(item, item), counts, share(upper, sum(counts)), head))
    return GridFinding(
        source.id, label, codes, tuple(labels.get(code, str(code)) for code in codes), tuple(rows), len(forms)
    )


def _is_counted(source: Source, value: Decimal) -> bool:
    return value >= source.at_least if source.at_least is not None else value in source.codes


def _counts(instrument: Instrument, item: str, values: Mapping[str, Decimal], language: str) -> Iterator[Count]:
    scale = instrument.item(item).choices
    if scale is None:
        return
    labels = instrument.in_language(language).choices.get(scale.id, {})
    for code in scale.codes:
        yield Count(str(code), labels.get(code, str(code)), sum(value == code for value in values.values()))


def _ends(items: list[Item]) -> tuple[float, float] | None:
    """The least and the greatest sum the scales of the items allow."""
    lows, highs = zip(*(_item_ends(item) for item in items), strict=True)
    ends = math.fsum(lows), math.fsum(highs)
    return ends if all(map(math.isfinite, ends)) else None


def _item_ends(item: Item) -> tuple[float, float]:
    if item.choices is not None:
        return float(min(item.choices.codes)), float(max(item.choices.codes))
    if item.minimum is None or item.maximum is None:
        return -math.inf, math.inf
    return float(item.minimum), float(item.maximum)


def _last(plan: Protocol, assessments: tuple[str, ...]) -> str:
    return max(assessments, key=plan.assessments.index)
