"""What every instrument must keep, however it came to be: ids, keys and words fit each other."""

from collections import Counter
from collections.abc import Iterable, Iterator

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.instruments.declaration import complaint, guess
from imp_desktop.instruments.model import Condition, Instrument, Item, ItemType, Rule, ScoreRule, Words
from imp_desktop.instruments.worth import can_be_scored

_FILE = "instrument.toml"


def complaints(instrument: Instrument) -> list[ImpError]:
    """Everything the instrument does not keep; empty if it keeps all."""
    return [*about_items(instrument), *about_scores(instrument), *about_words(instrument)]


def about_items(instrument: Instrument) -> list[ImpError]:
    """Ids are the instrument's own and there once; scales, bounds and conditions make sense."""
    found = _twice("items", (item.id for item in instrument.items))
    scales = {item.choices for item in instrument.items if item.choices is not None}
    for scale in sorted(scales, key=lambda scale: scale.id):
        found += _twice(f"choices.{scale.id}.codes", (str(code) for code in scale.codes))
    for place, item in enumerate(instrument.items):
        found += [_about_item(item, *words) for words in _item_faults(instrument, item, instrument.items[:place])]
    return found


def about_scores(instrument: Instrument) -> list[ImpError]:
    """Ids are the instrument's own and there once; only whole numbers asked of everybody are scored."""
    found = _twice("scores", (score.id for score in instrument.scores))
    for place, score in enumerate(instrument.scores):
        faults = _score_faults(instrument, score, instrument.scores[:place])
        found += [complaint(f"{_FILE}, scores.{score.id}.{key}", what, advice) for key, what, advice in faults]
    return found


def about_words(instrument: Instrument) -> list[ImpError]:
    """Every language has a word for everything there is and for nothing else; English is there."""
    found = []
    if "en" not in instrument.words:
        found.append(complaint("text.en.toml", _("the English words are missing"), _("Add the file")))
    for language, words in instrument.words.items():
        for key, what, advice in _word_faults(instrument, words):
            found.append(complaint(f"text.{language}.toml, {key}", what, advice))
    return found


Fault = tuple[str, str, str]


def _twice(key: str, names: Iterable[str]) -> list[ImpError]:
    return [
        complaint(f"{_FILE}, {key}", _("{name} is there twice").format(name=name), _("Keep one of them"))
        for name, count in Counter(names).items()
        if count > 1
    ]


def _about_item(item: Item, key: str, what: str, advice: str) -> ImpError:
    return complaint(f"{_FILE}, items.{item.id}.{key}", what, advice)


def _item_faults(instrument: Instrument, item: Item, before: tuple[Item, ...]) -> Iterator[Fault]:
    if not item.id.startswith(f"{instrument.id}_"):
        advice = _("Begin it with {beginning}").format(beginning=f"{instrument.id}_")
        yield "id", _("the id does not begin with that of the instrument"), advice
    if item.type is ItemType.CHOICE and (item.choices is None or not item.choices.codes):
        yield "choices", _("the item has no scale"), _("Name one of the scales under choices")
    if item.minimum is not None and item.maximum is not None and item.minimum > item.maximum:
        yield "minimum", _("the minimum is above the maximum"), _("Exchange them")
    if before and item.page not in (before[-1].page, before[-1].page + 1):
        yield "page", _("the pages are out of order"), _("Count them from 1 in the order of the paper")
    if item.asked_if is not None:
        yield from _condition_faults(item.asked_if, before)


def _condition_faults(condition: Condition, before: tuple[Item, ...]) -> Iterator[Fault]:
    scales = {other.id: other.choices.codes for other in before if other.choices is not None}
    if condition.item not in scales:
        yield "asked_if.item", _("there is no such choice item above this one"), guess(condition.item, scales)
    elif not condition.codes or not set(condition.codes) <= set(scales[condition.item]):
        codes = ", ".join(str(code) for code in scales[condition.item])
        yield "asked_if.codes", _("these are not codes of that item"), _("Use some of: {codes}").format(codes=codes)


def _score_faults(instrument: Instrument, score: ScoreRule, before: tuple[ScoreRule, ...]) -> Iterator[Fault]:
    if score.id != instrument.id and not score.id.startswith(f"{instrument.id}."):
        advice = _("Name it {name} or {name}.something").format(name=instrument.id)
        yield "id", _("the id does not begin with that of the instrument"), advice
    if not score.of:
        yield "of", _("the score is made of nothing"), _("Name its items")
    if score.rule is Rule.MEAN_OF_SCORES:
        if not set(score.of) <= {other.id for other in before}:
            yield "of", _("a part is no score above this one"), _("Declare the parts first")
        return
    known = [instrument.item(item) for item in score.of if instrument.has(item)]
    if len(known) < len(score.of):
        yield "of", _("a part is no item"), _("Name items of the instrument")
    unfit = [item.id for item in known if not can_be_scored(item)]
    if unfit:
        what = _("cannot be scored: {items}").format(items=", ".join(unfit))
        yield "of", what, _("Score only choices and bounded whole numbers that are asked of everybody")
    yield from _key_faults(score, known)


def _key_faults(score: ScoreRule, items: list[Item]) -> Iterator[Fault]:
    if not set(score.reversed) | set(score.recode) <= set(score.of):
        yield "reversed", _("a reversed or recoded item is no item of the score"), _("Add it to of, or take it out")
    for item in items:
        codes = set(item.choices.codes) if item.choices else set()
        table = score.recode.get(item.id)
        if item.id in score.reversed and item.choices is None:
            yield "reversed", _("{item} has no scale to reverse").format(item=item.id), _("Reverse only choice items")
        elif item.id in score.reversed and {min(codes) + max(codes) - code for code in codes} != codes:
            what = _("the scale of {item} is not the same from both ends").format(item=item.id)
            yield "reversed", what, _("Give its worth with recode")
        elif table is not None and set(table) != codes:
            what = _("the table for {item} does not give the worth of each code").format(item=item.id)
            yield "recode", what, _("Give one line for each code of the scale")


def _word_faults(instrument: Instrument, words: Words) -> Iterator[Fault]:
    for key, text in (("name", words.name), ("short", words.short)):
        if not text:
            yield key, _("the key {key} is missing").format(key=key), _("Write a text between quotes")
    items = [item.id for item in instrument.items]
    numbered = [item.id for item in instrument.items if item.type in (ItemType.INTEGER, ItemType.DECIMAL)]
    scores = [score.id for score in instrument.scores]
    waits = instrument.awaits_choice
    yield from _set_faults("cues", words.cues, items, needed=[] if waits else items)
    yield from _set_faults("scores", words.scores, words.scores if waits else scores, needed=scores)
    yield from _set_faults("score_notes", words.score_notes, words.scores, needed=[])
    yield from _set_faults("units", words.units, numbered, needed=[])
    scales = {item.choices.id: item.choices.codes for item in instrument.items if item.choices is not None}
    yield from _set_faults("choices", words.choices, scales, needed=list(scales))
    for scale, codes in scales.items():
        labelled = [str(code) for code in words.choices.get(scale, {})]
        yield from _set_faults(
            f"choices.{scale}", labelled, [str(code) for code in codes], needed=[str(c) for c in codes]
        )


def _set_faults(key: str, there: Iterable[str], known: Iterable[str], *, needed: Iterable[str]) -> Iterator[Fault]:
    there, known = list(there), list(known)
    lacking = [name for name in needed if name not in there]
    if lacking:
        yield key, _("words are missing for: {names}").format(names=", ".join(lacking)), _("Add them")
    for name in there:
        if name not in known:
            yield f"{key}.{name}", _("there are words for something that does not exist"), guess(name, known)
