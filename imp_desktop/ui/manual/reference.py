"""The pages of the manual that are made from the program itself, so that no key and no message is left out."""

import re

from imp_desktop.errors import Problem
from imp_desktop.i18n import _
from imp_desktop.ui.entry import keys


def messages_page() -> str:
    """Every message with its code, in Markdown; what a message fills in stands as an ellipsis."""
    parts = [f"# {_('Every message')}", _("The code stands at the right of the line that says the message.")]
    for problem in sorted(Problem, key=lambda one: one.code):
        said = " ".join(_(part) for part in (problem.value.text, problem.value.advice) if part)
        parts.append(f"**{problem.code}**  \n{_plain(said)}")
    return "\n\n".join(parts)


def keys_page() -> str:
    """Every key of the keying screen, in Markdown, made from the table the screen itself works by."""
    parts = [f"# {_('Keys while keying')}"]
    for group in keys.table():
        rows = [f"| {' '.join(f'`{cap}`' for cap in line.caps)} | {line.words} |" for line in group.lines]
        parts.append("\n".join([f"## {group.title}", "", f"| {_('Key')} | {_('Does')} |", "|---|---|", *rows]))
    return "\n\n".join(parts)


def _plain(template: str) -> str:
    return re.sub(r"\{[a-z_]+\}", "…", template)
