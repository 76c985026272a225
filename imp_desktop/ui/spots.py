"""Where a person stopped, as a line of text that can be kept and read again."""

import json

from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.screens import FIRST


def spot_text(place: str, where: dict[str, object]) -> str:
    """The spot as text; what has no plain form (a selection, say) is left out."""
    key = where.get("key")
    plain = {name: value for name, value in where.items() if isinstance(value, str | int | bool)}
    form = [key.code, key.assessment, key.instrument] if isinstance(key, FormKey) else None
    return json.dumps({"place": place, "where": plain, "form": form})


def spot_from(text: str) -> tuple[str, dict[str, object]]:
    """The place and what `arrive` needs, read back; the first place where the text says nothing."""
    try:
        kept = json.loads(text)
        place, where, form = str(kept["place"]), dict(kept["where"]), kept["form"]
        if form is not None:
            where["key"] = FormKey(*map(str, form))
    except (ValueError, KeyError, TypeError):
        return FIRST, {}
    return place, where
