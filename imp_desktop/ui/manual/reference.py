"""The page of the manual that lists every message: made from the messages themselves, so that none is left out."""

import re

from imp_desktop.errors import Problem
from imp_desktop.i18n import _


def messages_page() -> str:
    """Every message with its code, in Markdown; what a message fills in stands as an ellipsis."""
    parts = [f"# {_('Every message')}", _("The code stands at the right of the line that says the message.")]
    for problem in sorted(Problem, key=lambda one: one.code):
        said = " ".join(_(part) for part in (problem.value.text, problem.value.advice) if part)
        parts.append(f"**{problem.code}**  \n{_plain(said)}")
    return "\n\n".join(parts)


def _plain(template: str) -> str:
    return re.sub(r"\{[a-z_]+\}", "…", template)
