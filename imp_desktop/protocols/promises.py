"""What every protocol must keep: groups, assessments, forms, outcomes and words fit each other."""

from collections import Counter
from collections.abc import Iterator, Mapping

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.instruments import catalogue
from imp_desktop.instruments.declaration import ID, complaint, guess, id_advice
from imp_desktop.instruments.derived import without
from imp_desktop.instruments.model import Instrument
from imp_desktop.protocols import check_promises, course_promises, window_promises
from imp_desktop.protocols.course_promises import set_faults
from imp_desktop.protocols.model import Outcome, Protocol, ProtocolWords

_FILE = "protocol.toml"

Instruments = Mapping[str, Instrument]
Fault = tuple[str, str, str]


def complaints(protocol: Protocol, instruments: Instruments) -> list[ImpError]:
    """Everything the protocol does not keep; `instruments` holds those that can be had, by id."""
    faults = [
        *_about_names(protocol),
        *_about_design(protocol),
        *_about_forms(protocol, instruments),
        *_about_outcomes(protocol, instruments),
        *course_promises.faults(protocol, instruments),
        *window_promises.faults(protocol),
        *check_promises.faults(protocol, instruments),
    ]
    found = [complaint(f"{_FILE}, {key}", what, advice) for key, what, advice in faults]
    if "en" not in protocol.words:
        found.append(complaint("text.en.toml", _("the English words are missing"), _("Add the file")))
    for language, words in protocol.words.items():
        word_faults = _about_words(protocol, words)
        found += [complaint(f"text.{language}.toml, {key}", what, advice) for key, what, advice in word_faults]
    return found


def scorable(instrument: Instrument) -> Instrument:
    """The instrument with its scores; of a derived one that awaits its choice, one of the forms it can become."""
    if instrument.derivation is None or not instrument.awaits_choice:
        return instrument
    some = [group[0] for group in instrument.derivation.leave_out]
    return without(instrument, catalogue.instrument(instrument.derivation.parent), some)


def _about_names(protocol: Protocol) -> Iterator[Fault]:
    names = {
        "groups": [group.id for group in protocol.groups],
        "assessments": list(protocol.assessments),
        "due": [due.instrument for due in protocol.due],
        "outcomes": [outcome.score for outcome in protocol.outcomes],
        "baseline": list(protocol.baseline_items),
    }
    for key, there in names.items():
        twice = [name for name, count in Counter(there).items() if count > 1]
        if twice:
            yield key, _("named twice: {names}").format(names=", ".join(twice)), _("Name each once")
    answers = [answer for some in protocol.eligibility.values() for answer in some]
    for key, there in (*names.items(), ("eligibility", [*protocol.eligibility, *answers])):
        unfit = [name for name in there if key != "outcomes" and not ID.fullmatch(name)]
        if unfit:
            yield key, _("these are no ids: {names}").format(names=", ".join(unfit)), id_advice()


def _about_design(protocol: Protocol) -> Iterator[Fault]:
    groups = [group.id for group in protocol.groups]
    two = _("This program compares two groups at two assessments")
    if len(groups) != 2:  # noqa: PLR2004 - the one design there is
        yield "groups", _("there are {count} groups").format(count=len(groups)), two
    if len(protocol.assessments) != 2:  # noqa: PLR2004 - likewise
        yield "assessments", _("there are {count} assessments").format(count=len(protocol.assessments)), two
    compared = protocol.comparison
    named = {"first": groups, "second": groups, "before": protocol.assessments, "after": protocol.assessments}
    for key, known in named.items():
        name = getattr(compared, key)
        if name not in known:
            yield f"comparison.{key}", _("there is no {name}").format(name=name), guess(name, known)
    if compared.first == compared.second:
        yield "comparison.second", _("a group is compared with itself"), _("Name the other group")
    if [compared.before, compared.after] != list(protocol.assessments)[:2]:
        yield "comparison.after", _("the assessments are not in their order"), _("Name the earlier one as before")
    if protocol.cohort_size is not None and not any(group.cohorts for group in protocol.groups):
        yield "cohort_size", _("no group has cohorts"), _("Take it out, or give a group cohorts = true")


def _about_forms(protocol: Protocol, instruments: Instruments) -> Iterator[Fault]:
    groups = [group.id for group in protocol.groups]
    for due in protocol.due:
        if due.instrument not in instruments:
            yield f"due.{due.instrument}", _("there is no such instrument"), guess(due.instrument, catalogue.known())
        for key, names, known in (
            ("groups", due.groups, groups),
            ("assessments", due.assessments, protocol.assessments),
        ):
            for name in names:
                if name not in known:
                    yield f"due.{due.instrument}.{key}", _("there is no {name}").format(name=name), guess(name, known)
    items = [item.id for instrument in instruments.values() for item in instrument.items]
    for item in protocol.baseline_items:
        if item not in items:
            yield "baseline", _("there is no item {item} in the forms due").format(item=item), guess(item, items)


def _about_outcomes(protocol: Protocol, instruments: Instruments) -> Iterator[Fault]:
    if not any(outcome.main for outcome in protocol.outcomes):
        yield "outcomes", _("there is no main outcome"), _("Mark at least one with main = true")
    for outcome in protocol.outcomes:
        key = f"outcomes.{outcome.score}"
        if outcome.instrument in instruments:
            yield from _outcome_faults(key, outcome, scorable(instruments[outcome.instrument]))
        else:
            yield f"{key}.score", _("it belongs to no form due"), guess(outcome.instrument, instruments)
        if outcome.instrument in instruments and not _due_everywhere(protocol, outcome.instrument):
            what = _("its form is not due from both groups at both assessments")
            yield f"{key}.score", what, _("Make it due everywhere, or take the outcome out")


def _outcome_faults(key: str, outcome: Outcome, instrument: Instrument) -> Iterator[Fault]:
    known = {score.id: score.direction for score in instrument.scores}
    if outcome.score not in known:
        yield f"{key}.score", _("there is no such score"), guess(outcome.score, known)
    elif known[outcome.score] is not outcome.direction:
        yield f"{key}.direction", _("the instrument says the opposite"), _("Declare the direction of the instrument")


def _due_everywhere(protocol: Protocol, instrument: str) -> bool:
    wanted = {(group.id, assessment) for group in protocol.groups for assessment in protocol.assessments}
    there = {
        (group, assessment)
        for due in protocol.due
        if due.instrument == instrument
        for group in due.groups
        for assessment in due.assessments
    }
    return wanted <= there


def _about_words(protocol: Protocol, words: ProtocolWords) -> Iterator[Fault]:
    yield from set_faults("groups", words.groups, [group.id for group in protocol.groups])
    yield from set_faults("assessments", words.assessments, protocol.assessments)
    yield from set_faults("eligibility", words.eligibility, protocol.eligibility)
    yield from set_faults("answers", words.answers, protocol.eligibility)
    for question, answers in protocol.eligibility.items():
        yield from set_faults(f"answers.{question}", words.answers.get(question, {}), answers)
    yield from course_promises.word_faults(protocol, words.course)
