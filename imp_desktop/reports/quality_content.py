"""What the pages of the data-quality report are made from, asked in the words of a report."""

from dataclasses import dataclass

from imp_desktop.i18n import _, pgettext
from imp_desktop.reports import numbers
from imp_desktop.reports.facts import Facts
from imp_desktop.reports.quality_facts import QualityFacts, SampleRow
from imp_desktop.reports.runs import brief
from imp_desktop.statistics.keying_quality import together
from imp_desktop.statistics.keying_results import FormsKeyed, KeyingQuality, Rate

_NOTHING = Rate(0, 0, None)


@dataclass(frozen=True)
class Group:
    """Forms that are told of together: the questionnaires with scores, the `other` forms beside them, or all."""

    questionnaires: bool
    forms: tuple[FormsKeyed, ...]
    rate: Rate
    other: bool = False

    @property
    def due(self) -> int:
        """How many forms were due."""
        return sum(one.due for one in self.forms)

    @property
    def keyed(self) -> int:
        """How many forms were keyed whole."""
        return sum(one.keyed for one in self.forms)

    @property
    def twice(self) -> int:
        """How many forms were keyed whole twice."""
        return sum(one.twice for one in self.forms)

    @property
    def same_person(self) -> int:
        """How many forms one and the same person keyed twice."""
        return sum(one.same_person for one in self.forms)


@dataclass(frozen=True)
class QualityContent:
    """The keying of a study and the facts about the study."""

    quality: QualityFacts
    facts: Facts

    @property
    def keying(self) -> KeyingQuality:
        """How often keyings differ."""
        return self.quality.keying

    @property
    def questionnaires(self) -> Group:
        """The questionnaires that have scores."""
        return self._group(questionnaires=True)

    @property
    def others(self) -> Group:
        """The other forms: facts about a person, evaluations."""
        return self._group(questionnaires=False)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of forms that there are, questionnaires first."""
        return tuple(group for group in (self.questionnaires, self.others) if group.forms)

    @property
    def whole(self) -> Group:
        """All forms taken together; they count as questionnaires where there are no others."""
        return Group(not self.others.forms, self.keying.forms, self.keying.every)

    @property
    def headline(self) -> Group:
        """What the first lines tell of: the questionnaires, or all forms where none has a score."""
        return self.questionnaires if self.questionnaires.forms else self.whole

    @property
    def newest_sample(self) -> SampleRow | None:
        """The sample drawn last; None where none was drawn."""
        return self.quality.samples[-1] if self.quality.samples else None

    def rate(self, instrument: str) -> Rate:
        """The rate of an instrument; of no field where it was not keyed twice."""
        return self.keying.by_instrument.get(instrument, _NOTHING)

    def name(self, instrument: str) -> str:
        """The short name of an instrument."""
        return brief(self.quality.names.get(instrument, instrument))

    def _group(self, *, questionnaires: bool) -> Group:
        chosen = tuple(
            one for one in self.keying.forms if (one.instrument in self.quality.questionnaires) == questionnaires
        )
        found = together(self.rate(one.instrument) for one in chosen)
        return Group(questionnaires, chosen, found, other=not questionnaires and len(chosen) < len(self.keying.forms))


def per_10_000(value: float | None) -> str:
    """A rate with one decimal; an en dash where there is none."""
    return numbers.DASH if value is None else numbers.number(value, 1)


def interval(found: Rate) -> str:
    """The interval of a rate with one decimal; an en dash where there is none."""
    return numbers.DASH if found.ci95 is None else numbers.interval(found.ci95, 1)


def type_name(item_type: str) -> str:
    """What an item of that type asks for, in words."""
    words = {
        "choice": _("Choice on a scale"),
        "integer": _("Whole number"),
        "decimal": _("Number with decimals"),
        "text": _("Text in own words"),
        "date": pgettext("type of item", "Date"),
    }
    return words.get(item_type, item_type)
