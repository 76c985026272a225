"""The manual tells of every command, option, missing rule, reason and column there is."""

import pytest

from imp_desktop import cli, i18n, paths
from imp_desktop.exchange.course import COLUMNS, Kind
from imp_desktop.exchange.participants import FACTS, INTAKE
from imp_desktop.instruments.answers import MISSING_REASONS
from imp_desktop.operations.course_log import ACTIONS, RELATIONS, SEVERITIES, YES_OR_NO
from imp_desktop.operations.reporting import REPORTS
from imp_desktop.operations.session_facts import SESSION_STATUSES
from imp_desktop.operations.studies import DESCRIPTIVES
from imp_desktop.operations.teaching import ATTENDED
from imp_desktop.protocols import catalogue
from imp_desktop.scoring.rules import MISSING_RULES

LANGUAGES = i18n.languages()


def manual(language: str) -> str:
    pages = sorted((paths.resources() / "manual" / language).glob("*.md"))
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", cli.commands())
def test_every_command_is_there(language, command):
    assert f"imp-desktop {command} " in manual(language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    [
        *(f".{reason}" for reason in MISSING_REASONS),
        *MISSING_RULES,
        *DESCRIPTIVES,
        *FACTS,
        *INTAKE,
        *catalogue.protocol("imp").eligibility,
        "record_id",
        "redcap_event_name",
        "--replace",
        "--reason",
        "--missing",
        "--dry-run",
        "--choose",
        "--language",
        "--force",
        "--as",
        "--json",
        "--tables",
        "--flow",
        "--instrument",
        "--assessment",
        "--code",
        "--everybody",
        "--group",
        "--cohort",
        "--filled",
        *REPORTS,
        *SESSION_STATUSES,
        *ATTENDED,
        *SEVERITIES,
        *RELATIONS,
        *ACTIONS,
        *YES_OR_NO,
        *(f"{kind}.csv" for kind in Kind),
        "session_1",
        *sorted({column for columns in COLUMNS.values() for column in columns} - {"group"}),
    ],
)
def test_every_name_that_can_be_given_is_there(language, name):
    said = manual(language)
    assert any(f"{before}{name}{after}" in said for before in "`=" for after in ("`", "` ", " ", "=")), name
