"""The pages of the manual that are made from the program itself, so that no key and no message is left out."""

import re

from imp_desktop.errors import Problem
from imp_desktop.i18n import _
from imp_desktop.ui.coding import key_lines as text_keys
from imp_desktop.ui.commands import everywhere_keys
from imp_desktop.ui.course import key_lines as course_keys
from imp_desktop.ui.entry import keys
from imp_desktop.ui.manual import key_lines as manual_keys
from imp_desktop.ui.overview import key_lines as overview_keys
from imp_desktop.ui.participants import key_lines as participant_keys
from imp_desktop.ui.piles import key_lines as pile_keys
from imp_desktop.ui.reports import key_lines as report_keys
from imp_desktop.ui.samples import key_lines as sample_keys
from imp_desktop.ui.session import Session
from imp_desktop.ui.settings import key_lines as settings_keys
from imp_desktop.ui.worklist import key_lines as work_keys


def messages_page() -> str:
    """Every message with its code, in Markdown; what a message fills in stands as an ellipsis."""
    parts = [f"# {_('Every message')}", _("The code stands at the right of the line that says the message.")]
    for problem in sorted(Problem, key=lambda one: one.code):
        said = " ".join(_(part) for part in (problem.value.text, problem.value.advice) if part)
        parts.append(f"**{problem.code}**  \n{_plain(said)}")
    return "\n\n".join(parts)


def keys_page(session: Session) -> str:
    """Every key of every screen, in Markdown, made from the tables the screens themselves list them by."""
    parts = [f"# {_('Keys')}", f"## {_('Keying')}"]
    parts += [f"### {title}\n\n{_table(lines)}" for title, lines in keys.sections()]
    parts += [f"## {title}\n\n{_table(lines)}" for title, lines in key_sections(session)]
    return "\n\n".join(parts)


def key_sections(session: Session) -> list[tuple[str, list[tuple[str, str]]]]:
    """The keys of every screen but keying, under its name, and those of the window."""
    named = _("{screen}: {part}")
    parts = {
        "sessions": _("Sessions and attendance"),
        "adaptations": _("Adaptations"),
        "reactions": _("Adverse reactions"),
    }
    course = [
        (named.format(screen=_("Course"), part=part), course_keys.keys_of(tab, cohorts=True))
        for tab, part in parts.items()
    ]
    return [
        (_("Overview"), overview_keys.keys()),
        (_("Participants"), participant_keys.of_list(adding=True)),
        (_("Page of a participant"), participant_keys.of_person()),
        *course,
        (_("Work list"), work_keys.keys()),
        (_("Verify forms"), work_keys.verifying_keys()),
        (_("Texts"), text_keys.keys()),
        (_("Pile of packets"), pile_keys.announcing_keys()),
        (_("A pile at hand"), pile_keys.counting_keys()),
        (_("Sample against the paper"), sample_keys.drawing_keys()),
        (_("A sample under way"), sample_keys.comparing_keys()),
        (_("Reports"), report_keys.keys()),
        (_("Manual"), manual_keys.keys()),
        (_("Settings"), settings_keys.keys()),
        (_("Everywhere"), everywhere_keys(session)),
    ]


def _table(lines: list[tuple[str, str]]) -> str:
    rows = [f"| {' '.join(f'`{cap}`' for cap in caps.split('  '))} | {words} |" for caps, words in lines]
    return "\n".join([f"| {_('Key')} | {_('Does')} |", "|---|---|", *rows])


def _plain(template: str) -> str:
    return re.sub(r"\{[a-z_]+\}", "…", template)
