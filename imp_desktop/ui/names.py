"""What the open study calls its groups, assessments and forms, and what a status is called, in the language of now."""

from collections.abc import Mapping
from dataclasses import dataclass

from imp_desktop import i18n
from imp_desktop.i18n import pgettext
from imp_desktop.operations import studies
from imp_desktop.operations.studies import Study
from imp_desktop.protocols.model import Protocol, ProtocolWords


@dataclass(frozen=True)
class Names:
    """The words forms are labelled with: the protocol's own, and a short name for each instrument."""

    protocol: Protocol
    words: ProtocolWords
    instruments: Mapping[str, str]

    def instrument(self, instrument: str) -> str:
        """The short name of an instrument."""
        return self.instruments.get(instrument, instrument)

    def assessment(self, assessment: str) -> str:
        """The name of an assessment."""
        return self.words.assessments.get(assessment, assessment)

    def group(self, group: str) -> str:
        """The name of a group, with a capital."""
        return capital(self.words.groups.get(group, group))


def names(study: Study) -> Names:
    """The names in the language of now."""
    protocol, language = studies.protocol(study), i18n.language()
    instruments = {
        due.instrument: studies.instrument(study, due.instrument).in_language(language).short for due in protocol.due
    }
    return Names(protocol, protocol.in_language(language), instruments)


def status_name(status: str) -> str:
    """What a status is called."""
    known = {
        "approached": pgettext("status", "approached"),
        "no_reply": pgettext("status", "no reply"),
        "not_eligible": pgettext("status", "not eligible"),
        "eligible": pgettext("status", "eligible"),
        "consented": pgettext("status", "consented"),
        "declined": pgettext("status", "declined"),
        "active": pgettext("status", "active"),
        "withdrawn": pgettext("status", "withdrawn"),
        "completed": pgettext("status", "completed"),
    }
    return known[status]


def capital(text: str) -> str:
    """The text with a capital first letter, as a title has it."""
    return text[:1].upper() + text[1:]
