"""What every check of a protocol must keep: it is there once, and what it names exists and can be compared."""

from collections import Counter
from collections.abc import Iterator, Mapping

from imp_desktop.i18n import _
from imp_desktop.instruments.declaration import guess
from imp_desktop.instruments.model import Instrument, ItemType
from imp_desktop.protocols.checks import Check, CheckKind
from imp_desktop.protocols.model import Protocol

Fault = tuple[str, str, str]

_NUMBERS = (ItemType.INTEGER, ItemType.DECIMAL)


def faults(protocol: Protocol, instruments: Mapping[str, Instrument]) -> Iterator[Fault]:
    """What does not fit the rest of the protocol, as (key, what, advice)."""
    items = {item.id: item.type for instrument in instruments.values() for item in instrument.items}
    for (kind, item), count in Counter((check.kind, check.item) for check in protocol.checks).items():
        if count > 1:
            name = f"{kind} ({item})" if item else kind
            yield "checks", _("{name} is there twice").format(name=name), _("Keep one of them")
    for place, check in enumerate(protocol.checks, start=1):
        if check.kind is CheckKind.PLAUSIBLE_AGE:
            yield from _about_age(f"checks[{place}]", check, items)


def _about_age(key: str, check: Check, items: Mapping[str, ItemType]) -> Iterator[Fault]:
    if check.item not in items:
        yield (
            f"{key}.item",
            _("there is no item {item} in the forms due").format(item=check.item),
            guess(check.item, items),
        )
    elif items[check.item] not in _NUMBERS:
        what = _("{item} is of type {type}").format(item=check.item, type=items[check.item])
        yield f"{key}.item", what, _("Name an item of type {types}").format(types=", ".join(_NUMBERS))
    if check.minimum is not None and check.maximum is not None and check.minimum > check.maximum:
        yield f"{key}.minimum", _("the minimum is above the maximum"), _("Exchange them")
