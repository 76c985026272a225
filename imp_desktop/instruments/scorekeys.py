"""The scoring key, read from a declaration: which items make a score, and what each keyed code is worth."""

from collections.abc import Mapping, Sequence

from imp_desktop.i18n import _
from imp_desktop.instruments.declaration import CODE, LARGEST_NUMBER, Section, guess, plain
from imp_desktop.instruments.model import Direction, Item, Rule, ScoreRule
from imp_desktop.instruments.worth import Range, Table, can_be_scored, item_range, ranges, reversal, score_range

Items = Mapping[str, Item]

_KEYS = ("id", "rule", "of", "reversed", "recode", "direction")


def read_scores(shape: Section, items: Sequence[Item]) -> tuple[ScoreRule, ...]:
    """The scores of `[[scores]]` in the order declared; items are named by id or by their number on the paper."""
    recodes = _recodes(shape.section("recodes"))
    by_id = {item.id: item for item in items}
    found: list[ScoreRule] = []
    for section in shape.sections("scores"):
        found.append(_score(section, by_id, recodes, found))
    return tuple(found)


def _score(section: Section, items: Items, recodes: Mapping[str, Table], before: Sequence[ScoreRule]) -> ScoreRule:
    section.only(*_KEYS)
    rule = Rule(section.word("rule", Rule) or Rule.SUM)
    direction = Direction(section.word("direction", Direction) or Direction.UP)
    name = section.text("id")
    if rule is Rule.MEAN_OF_SCORES:
        return _of_scores(section, name, direction, before)
    of = _named(section, "of", items)
    turned = _named(section, "reversed", items, needed=False)
    _inside(section, "reversed", turned, of)
    tables: dict[str, Table] = {
        item: reversal(scale.codes) for item in turned if (scale := items[item].choices) is not None
    }
    for item, table in _recoded(section, items, recodes, of).items():
        if item in tables:
            what = _("item {item} is reversed and recoded").format(item=item)
            section.complain("recode", what, _("Do one of both"))
        tables[item] = table
    parts = [item_range(items[item], tables.get(item)) for item in of if can_be_scored(items[item])]
    least, most = score_range(rule, parts)
    return ScoreRule(name, rule, of, direction, tables, frozenset(turned), least, most)


def _of_scores(section: Section, name: str, direction: Direction, before: Sequence[ScoreRule]) -> ScoreRule:
    known: Mapping[str, Range] = ranges(before)
    of = section.names("of")
    for part in of:
        if part not in known:
            what = _("there is no score {score} above this one").format(score=part)
            section.complain("of", what, guess(part, known))
    for key in ("reversed", "recode"):
        if section.has(key):
            section.complain(key, _("a mean of scores takes the scores as they are"), _("Take it out"))
    least, most = score_range(Rule.MEAN_OF_SCORES, [known[part] for part in of if part in known])
    return ScoreRule(name, Rule.MEAN_OF_SCORES, of, direction, minimum=least, maximum=most)


def _named(section: Section, key: str, items: Items, *, needed: bool = True) -> tuple[str, ...]:
    """The items a list names, by id or by number; what is no item is complained about and left out."""
    by_number = {item.number: item.id for item in items.values()}
    found = []
    for entry in section.entries(key, needed=needed):
        name = by_number.get(entry) if type(entry) is int else entry
        if isinstance(name, str) and name in items:
            found.append(name)
            continue
        shown = plain(entry) if isinstance(entry, str) else entry if entry in range(LARGEST_NUMBER) else "?"
        what = _("there is no item {item}").format(item=shown)
        advice = guess(entry, items) if isinstance(entry, str) else _("Name an item by its id or its number on paper")
        section.complain(key, what, advice)
    twice = sorted({name for name in found if found.count(name) > 1})
    if twice:
        section.complain(key, _("named twice: {items}").format(items=", ".join(twice)), _("Name each item once"))
    return tuple(dict.fromkeys(found))


def _inside(section: Section, key: str, some: Sequence[str], of: Sequence[str]) -> None:
    outside = [item for item in some if item not in of]
    if outside:
        what = _("not among the items of the score: {items}").format(items=", ".join(outside))
        section.complain(key, what, _("Add them to of, or take them out here"))


def _recodes(section: Section) -> dict[str, Table]:
    return {name: _table(section.section(name)) for name in section.content}


def _table(section: Section) -> Table:
    table = {}
    for key in section.content:
        worth = section.whole(key)
        if not CODE.fullmatch(key):
            section.complain(key, _("this is no code"), _("Write lines like 0 = 2: keyed code = worth"))
        elif worth is not None:
            table[int(key)] = worth
    return table


def _recoded(section: Section, items: Items, recodes: Mapping[str, Table], of: Sequence[str]) -> dict[str, Table]:
    recode = section.section("recode")
    found: dict[str, Table] = {}
    for name in recode.content:
        if name not in recodes:
            recode.complain(name, _("there is no table of that name under recodes"), guess(name, recodes))
            continue
        named = _named(recode, name, items)
        _inside(recode, name, named, of)
        again = [item for item in named if item in found]
        if again:
            recode.complain(name, _("recoded twice: {items}").format(items=", ".join(again)), _("Recode each once"))
        found |= dict.fromkeys(named, recodes[name])
    return found
