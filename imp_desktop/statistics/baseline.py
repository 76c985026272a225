"""Who took part: the two groups before, in counts, numbers and scores."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import numpy as np

from imp_desktop.instruments.answers import Answer
from imp_desktop.instruments.model import Choices, Instrument, Item
from imp_desktop.protocols.model import Comparison as Design
from imp_desktop.statistics.describe import Numbers, describe
from imp_desktop.statistics.differences import difference, hedges_g, pooled
from imp_desktop.statistics.exact import exact_p
from imp_desktop.statistics.results import BaselineBlock, BaselineRow
from imp_desktop.statistics.table import Keyed


def baseline_block(keyed: Keyed, item_id: str, design: Design, language: str) -> BaselineBlock | None:
    """One asked item by group at the first assessment: counts of a choice, or mean and difference of a number.

    None where no instrument of the study asks it, or where it is a text or a date.
    """
    instrument = next((found for found in keyed.instruments.values() if found.has(item_id)), None)
    if instrument is None:
        return None
    given = _given(keyed, instrument, item_id, design)
    item = instrument.item(item_id)
    if item.choices is not None:
        return _category(instrument, item.id, item.choices, given, language)
    if all(isinstance(value, int | Decimal) for values in given.values() for value in values):
        return _number(instrument, item, given, language)
    return None


def number_row(label: str, groups: Mapping[str, Numbers]) -> BaselineRow:
    """Mean and SD by group, and the difference, first group of the mapping minus second, raw and in pooled SDs.

    Differences are None where a group has fewer than two values or nothing varies.
    """
    first, second = groups.values()
    both = pooled(first, second)
    described = {group: describe(values) for group, values in groups.items()}
    if both is None:
        return BaselineRow(label, groups=described)
    return BaselineRow(label, groups=described, difference=difference(both), standardised=hedges_g(both))


def _given(keyed: Keyed, instrument: Instrument, item_id: str, design: Design) -> dict[str, list[object]]:
    given: dict[str, list[object]] = {design.first: [], design.second: []}
    for code, answers in keyed.of(instrument.id, design.before):
        answer: Answer | None = answers.get(item_id)
        if answer is not None and answer.value is not None and keyed.groups[code] in given:
            given[keyed.groups[code]].append(answer.value)
    return given


def _category(
    instrument: Instrument, item_id: str, choices: Choices, given: Mapping[str, Sequence[object]], language: str
) -> BaselineBlock:
    words = instrument.in_language(language)
    labels = words.choices.get(choices.id, {})
    counts = [{group: values.count(code) for group, values in given.items()} for code in choices.codes]
    first, second = given
    p = exact_p([(row[first], row[second]) for row in counts])
    return BaselineBlock(
        id=item_id,
        title=words.cues.get(item_id, item_id),
        kind="category",
        rows=tuple(
            BaselineRow(labels.get(code, str(code)), row) for code, row in zip(choices.codes, counts, strict=True)
        ),
        n={group: len(values) for group, values in given.items()},
        p=None if p is None else float(p),
    )


def _number(instrument: Instrument, item: Item, given: Mapping[str, Sequence[object]], language: str) -> BaselineBlock:
    words = instrument.in_language(language)
    groups = {group: np.array([float(str(value)) for value in values]) for group, values in given.items()}
    title = words.cues.get(item.id, item.id)
    unit = words.units.get(item.id, "")
    test = pooled(*groups.values())
    return BaselineBlock(
        id=item.id,
        title=f"{title}, {unit}" if unit else title,
        kind="number",
        rows=(number_row(title, groups),),
        n={group: len(values) for group, values in groups.items()},
        p=test.p if test else None,
        t=test.t if test else None,
        df=test.df if test else None,
    )
