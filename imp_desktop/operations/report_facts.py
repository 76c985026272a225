"""What the reports say of a study besides its results: its title, its forms, its items, in the language of now."""

from collections import Counter
from datetime import UTC
from typing import TYPE_CHECKING

from imp_desktop import __version__
from imp_desktop.i18n import language as language_of_now
from imp_desktop.instruments.answers import Flag
from imp_desktop.operations import closing, counted, enrolling, standing, studies
from imp_desktop.operations.form_states import DONE, FormState
from imp_desktop.operations.overview import overview
from imp_desktop.operations.quality_facts import keying_facts
from imp_desktop.operations.studies import Study

if TYPE_CHECKING:
    from imp_desktop.reports.facts import Facts, FormCount, ItemCount


_KEYED = DONE | {FormState.ONCE, FormState.SECOND_OPEN, FormState.DIFFERS}


def facts(study: Study) -> "Facts":
    """What the reports say of the study besides its results, in the language of now."""
    from imp_desktop.reports.facts import Facts, ScoringKey  # noqa: PLC0415 - reportlab is loaded when it is needed

    plan, chosen, freeze = studies.protocol(study), studies.settings(study), closing.frozen(study)
    words = plan.in_language(language_of_now())
    named = [studies.instrument(study, name) for name in studies.instruments(study)]
    scored = [one for one in named if one.scores or one.awaits_choice]
    noted = {score: note for one in scored for score, note in one.in_language(language_of_now()).score_notes.items()}
    return Facts(
        title=_title(study),
        subtitle=words.subtitle,
        fingerprint=studies.fingerprint(study),
        program_version=__version__,
        keys=tuple(ScoringKey(one.in_language(language_of_now()).short, one.version) for one in scored),
        last_change=studies.last_change(study),
        groups={group.id: words.groups.get(group.id, group.id) for group in plan.groups},
        assessments={one: words.assessments.get(one, one) for one in plan.assessments},
        forms=_forms(study),
        items=_items(study),
        randomised=plan.randomised,
        made_up=chosen.made_up,
        aside=frozenset(outcome.score for outcome in plan.outcomes if not outcome.table),
        reversed=frozenset(
            rule.id for one in scored for rule in one.scores if rule.id in noted and rule.reversed >= set(rule.of)
        ),
        score_notes=noted,
        own_rules={name: rule for name, rule in chosen.exceptions.items() if rule},
        keyed=keying_facts(study),
        frozen=freeze.when.astimezone(UTC).date() if freeze else None,
    )


def _title(study: Study) -> str:
    """The title chosen for the study; where it is that of the protocol, in the language of now."""
    chosen, plan = studies.settings(study).title, studies.protocol(study)
    if chosen in {words.title for words in plan.words.values()}:
        return plan.in_language(language_of_now()).title
    return chosen


def _forms(study: Study) -> "FormCount":
    from imp_desktop.reports.facts import FormCount  # noqa: PLC0415 - as above

    counting = counted.Counting(study)
    found = Counter(
        cell.state
        for row in overview(study).rows
        for column, cell in row.cells.items()
        if counting.counts(row.participant, *column)
    )
    return FormCount(
        expected=sum(number for state, number in found.items() if state is not FormState.NOT_EXPECTED),
        keyed=sum(found[state] for state in _KEYED),
        open=found[FormState.OPEN],
        empty=found[FormState.EMPTY],
        absent=found[FormState.NO_FORM],
    )


def _items(study: Study) -> "ItemCount":
    from imp_desktop.reports.facts import ItemCount  # noqa: PLC0415 - as above

    counting, people = counted.Counting(study), enrolling.by_number(study)
    kept = [
        answer
        for (who, assessment, name), stored in standing.by_form(study).items()
        if counting.counts(people[who], assessment, name)
        for answer in stored
    ]
    missing = Counter(answer.missing for answer in kept if answer.missing)
    flags = Counter(answer.flag for answer in kept if answer.flag)
    return ItemCount(
        answered=sum(not answer.missing for answer in kept),
        missing=dict(sorted(missing.items())),
        open_flags=flags[Flag.OUTSIDE],
        confirmed=flags[Flag.CONFIRMED],
    )
