"""The command line: arguments in, operations called, exit status out.

0 done, 1 refused or findings (one sentence each on stderr, nothing written), 2 usage.
"""

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from imp_desktop import __version__, files, i18n
from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.answers import missing_codes
from imp_desktop.i18n import N_, _, ngettext
from imp_desktop.instruments.answers import unfit
from imp_desktop.operations import closing, studies
from imp_desktop.operations.analysing import analysis_json
from imp_desktop.operations.checking import check_instrument
from imp_desktop.operations.demo import demo
from imp_desktop.operations.exchanging import Import, import_files
from imp_desktop.operations.exporting import export_csv, left_out
from imp_desktop.operations.feasibility import analysed
from imp_desktop.operations.paper_forms import Wanted, keyed_keys, save_blank_forms, save_filled_forms
from imp_desktop.operations.persons import Person, has_left, name_of_user, person
from imp_desktop.operations.query_sheets import save_query_sheet
from imp_desktop.operations.reporting import FEASIBILITY, REPORTS, Places, save_all

_DIGITS = 16  # of a fingerprint, for people to compare


def main(arguments: Sequence[str]) -> int:
    """Run one command; gives the exit status."""
    given = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = given.command
    try:
        _refuse_unfit(given)
        status = command(given)
        sys.stdout.flush()
    except ImpError as error:
        return _refused(error)
    except OSError as error:
        return _refused(_of_the_disk(error))
    return status


def commands() -> tuple[str, ...]:
    """The names of all commands, in the order of --help."""
    return tuple(_COMMANDS)


def _refused(error: ImpError) -> int:
    for problem in error.all():
        print(i18n.explain(problem), file=sys.stderr)
    return 1


def _of_the_disk(error: OSError) -> ImpError:
    """What the system said of a path or, where it names none, of the output."""
    reason = error.strerror or error
    if error.filename is not None:
        return ImpError(Problem.FILE_UNREADABLE, path=error.filename, reason=reason)
    _let_go_of_the_output()
    return ImpError(Problem.FILE_UNWRITABLE, path=_("the output"), reason=reason)


def _let_go_of_the_output() -> None:
    """What is still waiting for a full disk or a closed pipe would be tried again, and fail, at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError):
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _refuse_unfit(given: argparse.Namespace) -> None:
    """Refuse words that no study could hold, before anything is done."""
    for name, value in vars(given).items():
        texts = value if isinstance(value, list) else [value]
        if any(unfit(sign) for text in texts if isinstance(text, str) for sign in text):
            raise ImpError(Problem.TEXT_UNFIT, "--as" if name == "name" else f"--{name}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="imp-desktop", description=_("Key paper questionnaires and print their reports.")
    )
    parser.add_argument("--version", action="version", version=f"imp_desktop {__version__}")
    chosen = parser.add_subparsers(title=_("commands"), required=True, metavar="COMMAND")
    for name, (declare, sentence) in _COMMANDS.items():
        declare(chosen.add_parser(name, help=_(sentence), description=_(sentence), allow_abbrev=False))
    return parser


def _takes_study(parser: argparse.ArgumentParser, *, writes: bool = False) -> None:
    parser.add_argument("study", type=Path, metavar="STUDY", help=_("the study file"))
    if writes:
        parser.add_argument("--as", dest="name", default="", metavar="NAME", help=_("the person who does it"))


def _declare_demo(parser: argparse.ArgumentParser) -> None:
    _takes_study(parser, writes=True)
    parser.set_defaults(command=_demo)


def _declare_new(parser: argparse.ArgumentParser) -> None:
    _takes_study(parser, writes=True)
    parser.add_argument("--protocol", default="imp", help=_("the protocol the study follows"))
    parser.add_argument(
        "--choose", action="append", default=[], metavar="NAME=VALUE", help=_("a choice, such as scs.left_out=23,16")
    )
    parser.set_defaults(command=_new)


def _declare_import(parser: argparse.ArgumentParser) -> None:
    _takes_study(parser, writes=True)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.csv")
    parser.add_argument("--dry-run", action="store_true", help=_("say what would be taken in and write nothing"))
    parser.add_argument(
        "--missing",
        action="append",
        default=[],
        metavar="CODE=REASON",
        help=_("what a code means, such as 999=omitted"),
    )
    parser.add_argument("--replace", action="store_true", help=_("replace what is there already"))
    parser.add_argument("--reason", default="", metavar="TEXT", help=_("why it is replaced"))
    parser.set_defaults(command=_import)


def _declare_analyse(parser: argparse.ArgumentParser) -> None:
    _takes_study(parser)
    parser.add_argument(
        "--json", type=Path, metavar="OUT.json", help=_("write the numbers there instead of printing them")
    )
    parser.set_defaults(command=_analyse)


def _declare_report(parser: argparse.ArgumentParser) -> None:
    _takes_study(parser)
    parser.add_argument("report", choices=REPORTS)
    parser.add_argument("--output", type=Path, required=True, metavar="OUT.pdf")
    parser.add_argument("--language", choices=i18n.languages(), default=i18n.SOURCE_LANGUAGE)
    parser.add_argument("--tables", type=Path, metavar="FOLDER", help=_("write the tables behind it there, as CSV"))
    parser.add_argument("--flow", type=Path, metavar="OUT.svg", help=_("write the flow of people there, as SVG"))
    parser.add_argument("--force", action="store_true", help=_("replace files that exist"))
    parser.set_defaults(command=_report, usage_of=parser.error)


def _declare_form(parser: argparse.ArgumentParser) -> None:
    _takes_study(parser)
    parser.add_argument("--output", type=Path, required=True, metavar="FILE.pdf")
    for name, what in (("instrument", _("which questionnaire")), ("assessment", _("at which assessment"))):
        parser.add_argument(f"--{name}", action="append", default=[], help=what)
    parser.add_argument("--code", action="append", default=[], help=_("for which participant"))
    parser.add_argument("--everybody", action="store_true", help=_("for every participant who takes part"))
    parser.add_argument("--group", default="", help=_("for a group of participants"))
    parser.add_argument("--cohort", type=int, help=_("for a cohort of participants"))
    parser.add_argument("--language", choices=i18n.languages(), default=i18n.SOURCE_LANGUAGE)
    parser.add_argument("--filled", action="store_true", help=_("with what was keyed, instead of blank"))
    parser.add_argument("--force", action="store_true", help=_("replace files that exist"))
    parser.set_defaults(command=_form, usage_of=parser.error)


def _declare_queries(parser: argparse.ArgumentParser) -> None:
    _takes_study(parser)
    parser.add_argument("--output", type=Path, required=True, metavar="FILE.pdf")
    parser.add_argument("--language", choices=i18n.languages(), default=i18n.SOURCE_LANGUAGE)
    parser.add_argument("--force", action="store_true", help=_("replace files that exist"))
    parser.set_defaults(command=_queries)


def _declare_export(parser: argparse.ArgumentParser) -> None:
    _takes_study(parser)
    parser.add_argument("--format", choices=("csv",), default="csv")
    parser.add_argument("--output", type=Path, required=True, metavar="FOLDER")
    parser.set_defaults(command=_export)


def _declare_check(parser: argparse.ArgumentParser) -> None:
    _takes_study(parser)
    parser.set_defaults(command=_check)


def _declare_check_instrument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.set_defaults(command=_check_instrument)


def _declare_copy(parser: argparse.ArgumentParser) -> None:
    _takes_study(parser)
    parser.add_argument("target", type=Path, metavar="TARGET")
    parser.set_defaults(command=_copy)


def _declare_close(parser: argparse.ArgumentParser) -> None:
    _takes_study(parser, writes=True)
    parser.set_defaults(command=_close)


def _declare_freeze(parser: argparse.ArgumentParser) -> None:
    _takes_study(parser, writes=True)
    parser.add_argument("--reason", default="", metavar="TEXT", help=_("why now"))
    parser.set_defaults(command=_freeze)


def _declare_thaw(parser: argparse.ArgumentParser) -> None:
    _takes_study(parser, writes=True)
    parser.add_argument("--reason", required=True, metavar="TEXT", help=_("why it is taken back"))
    parser.set_defaults(command=_thaw)


_COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], str]] = {
    "demo": (_declare_demo, N_("make the reference study")),
    "new": (_declare_new, N_("make an empty study")),
    "import": (_declare_import, N_("take in participants, answers and the course from CSV files")),
    "analyse": (_declare_analyse, N_("compare the groups; every number at full precision, as JSON")),
    "report": (_declare_report, N_("write a report as PDF")),
    "form": (_declare_form, N_("write questionnaires as PDF for paper, blank or as keyed")),
    "queries": (_declare_queries, N_("write the open questions as PDF, to be looked up on paper")),
    "export": (_declare_export, N_("write participants, answers, scores, flags and the course as CSV")),
    "close": (_declare_close, N_("close every form that is complete and settled")),
    "freeze": (_declare_freeze, N_("freeze the data, so that nothing can be changed")),
    "thaw": (_declare_thaw, N_("take the freeze back, with a reason")),
    "check": (_declare_check, N_("look whether file, ledger and answers fit together")),
    "check-instrument": (_declare_check_instrument, N_("look whether the folder of an instrument keeps every promise")),
    "copy": (_declare_copy, N_("save a verified copy")),
}


def _demo(given: argparse.Namespace) -> int:
    studies.close(demo(given.study, given.name or name_of_user()))
    return 0


def _new(given: argparse.Namespace) -> int:
    study = studies.create(given.study, given.protocol, given.choose, given.name or name_of_user())
    studies.close(study)
    return 0


def _import(given: argparse.Namespace) -> int:
    codes = missing_codes(given.missing)
    study = studies.open_study(given.study, given.name or name_of_user())
    try:
        wanted = Import(given.files, codes, replace=given.replace, reason=given.reason, dry_run=given.dry_run)
        result = import_files(study, _who(study, given.name), wanted)
    finally:
        studies.close(study)
    print(result.sentence())
    return 0


def _analyse(given: argparse.Namespace) -> int:
    study = studies.open_study(given.study, read_only=True)
    try:
        numbers = analysis_json(study, *analysed(study))
    finally:
        studies.close(study)
    text = json.dumps(numbers, ensure_ascii=False, allow_nan=False, indent=1)
    if given.json:
        files.write_whole(given.json, f"{text}\n".encode())
    else:
        print(text)
    return 0


def _report(given: argparse.Namespace) -> int:
    if given.flow and given.report != FEASIBILITY:
        given.usage_of(_("--flow belongs to the feasibility report"))
    if given.flow == given.output:
        given.usage_of(_("--output and --flow name the same file"))
    places = Places(given.output, given.tables, given.flow)
    study = studies.open_study(given.study, read_only=True)
    try:
        save_all(study, given.report, places, given.language, replace=given.force)
    finally:
        studies.close(study)
    return 0


def _filled_forms(study: studies.Study, wanted: Wanted, given: argparse.Namespace) -> None:
    keyed = keyed_keys(study, wanted)
    keys = keyed.shown or keyed.sealed  # sealed ones alone are refused with a sentence
    save_filled_forms(study, None, keys, given.output, given.language, replace=given.force)
    if keyed.sealed:
        said = _("Left out, since they are being keyed twice: {n}.")
        print(said.format(n=len(keyed.sealed)), file=sys.stderr)


def _form(given: argparse.Namespace) -> int:
    wanted = Wanted(
        tuple(given.instrument), tuple(given.assessment), tuple(given.code),
        everybody=given.everybody, group=given.group, cohort=given.cohort,
    )  # fmt: skip
    if given.filled and not wanted.for_people:
        given.usage_of(_("--filled needs --code, --group, --cohort or --everybody"))
    study = studies.open_study(given.study, read_only=True)
    try:
        if given.filled:
            _filled_forms(study, wanted, given)
        else:
            save_blank_forms(study, wanted, given.output, given.language, replace=given.force)
    finally:
        studies.close(study)
    return 0


def _queries(given: argparse.Namespace) -> int:
    study = studies.open_study(given.study, read_only=True)
    try:
        save_query_sheet(study, given.output, given.language, replace=given.force)
    finally:
        studies.close(study)
    return 0


def _export(given: argparse.Namespace) -> int:
    study = studies.open_study(given.study, read_only=True)
    try:
        for path in export_csv(study, given.output):
            print(path)
        if left_out(study):
            print(left_out(study), file=sys.stderr)
    finally:
        studies.close(study)
    return 0


def _close(given: argparse.Namespace) -> int:
    study = studies.open_study(given.study, given.name or name_of_user())
    try:
        closed = closing.close_all(study, _who(study, given.name))
    finally:
        studies.close(study)
    print(ngettext("{n} form closed", "{n} forms closed", closed).format(n=closed))
    return 0


def _freeze(given: argparse.Namespace) -> int:
    study = studies.open_study(given.study, given.name or name_of_user())
    try:
        freeze = closing.freeze(study, _who(study, given.name), given.reason)
    finally:
        studies.close(study)
    day, fingerprint = freeze.day.isoformat(), freeze.begins(_DIGITS)
    print(_("Frozen on {day}, fingerprint {fingerprint}").format(day=day, fingerprint=fingerprint))
    return 0


def _thaw(given: argparse.Namespace) -> int:
    study = studies.open_study(given.study, given.name or name_of_user())
    try:
        closing.thaw(study, _who(study, given.name), given.reason)
    finally:
        studies.close(study)
    return 0


def _check(given: argparse.Namespace) -> int:
    study = studies.open_study(given.study, read_only=True)
    try:
        findings = studies.check(study)
    finally:
        studies.close(study)
    for finding in findings:
        print(i18n.explain(finding), file=sys.stderr)
    return 1 if findings else 0


def _check_instrument(given: argparse.Namespace) -> int:
    findings = check_instrument(given.folder)
    for finding in findings:
        print(i18n.explain(finding), file=sys.stderr)
    return 1 if findings else 0


def _copy(given: argparse.Namespace) -> int:
    study = studies.open_study(given.study, read_only=True)
    try:
        print(studies.save_copy(study, given.target))
    finally:
        studies.close(study)
    return 0


def _who(study: studies.Study, name: str) -> Person:
    chosen = name or name_of_user()
    back = has_left(study, chosen)
    who = person(study, chosen)
    if back:
        print(_("{name} had left the list of persons and is back in it.").format(name=who.name), file=sys.stderr)
    return who
