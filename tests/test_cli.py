"""The command line: what each command does, its exit status, and its sentences."""

import json
import os
import random
import subprocess
import sys

import pytest

from imp_desktop import cli, paths
from imp_desktop.operations import enrolling, persons, queries, studies
from imp_desktop.operations.keying import FormKey
from tests.reports import reading

PEOPLE = "record_id,group,cohort,consent_date\n" + "".join(
    f"{number:03},{'training,1' if number % 2 else 'control,'},2020-01-01\n" for number in range(1, 13)
)


def answers():
    """PSS and EQ of twelve people at both assessments, all different."""
    items = [f"pss_{number:02}" for number in range(1, 11)]
    lines = [",".join(["record_id", "redcap_event_name", *items])]
    chance = random.Random(20)
    for number in range(1, 13):
        for event in ("pre", "post"):
            cells = [str(chance.randrange(5)) for _item in items]
            lines.append(",".join([f"{number:03}", event, *cells]))
    return "\n".join(lines) + "\n"


@pytest.fixture
def made(tmp_path):
    """The path of a study with twelve people and their PSS."""
    path = tmp_path / "made.impstudy"
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "answers.csv").write_text(answers())
    assert cli.main(["new", str(path), "--choose", "scs.left_out=23,16", "--as", "Anna Bakker"]) == 0
    assert cli.main(["import", str(path), str(tmp_path / "people.csv"), str(tmp_path / "answers.csv")]) == 0
    return path


def test_new_makes_a_study_with_its_choices(tmp_path):
    path = tmp_path / "new.impstudy"
    assert cli.main(["new", str(path), "--choose", "descriptives=available", "--choose", "scs.left_out=5,1"]) == 0
    study = studies.open_study(path)
    assert studies.settings(study).descriptives == "available"
    assert studies.settings(study).left_out == {"scs": (1, 5)}
    study.close()


def test_new_refuses_an_existing_file_and_an_unknown_choice(tmp_path, capsys):
    path = tmp_path / "new.impstudy"
    assert cli.main(["new", str(path)]) == 0
    assert cli.main(["new", str(path)]) == 1
    assert "exists already" in capsys.readouterr().err
    assert cli.main(["new", str(tmp_path / "b.impstudy"), "--choose", "colour=red"]) == 1
    assert not (tmp_path / "b.impstudy").exists()


def test_import_names_every_problem_on_a_line_of_its_own(made, tmp_path, capsys):
    bad = tmp_path / "bad.csv"
    bad.write_text("record_id,redcap_event_name,pss_01\n099,pre,1\n001,pre,x\n")
    capsys.readouterr()
    assert cli.main(["import", str(made), str(bad)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert said[0].startswith("bad.csv, line 2, pss_01: ")


def test_import_says_what_it_took(made, tmp_path, capsys):
    capsys.readouterr()
    assert cli.main(["import", str(made), str(tmp_path / "answers.csv"), "--dry-run"]) == 0
    assert capsys.readouterr().out == "Would be taken in: 240 answers there already.\n"


def test_analyse_writes_valid_json_with_every_outcome(made, tmp_path, capsys):
    assert cli.main(["analyse", str(made), "--json", str(tmp_path / "out.json")]) == 0
    numbers = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    by_id = {outcome["id"]: outcome for outcome in numbers["outcomes"]}
    assert len(by_id) == 19
    assert by_id["pss"]["n"] == {"training": 6, "control": 6}
    assert by_id["pss"]["interaction"]["df2"] == 10
    assert set(by_id["ffmq"]["refused"]) == {"code", "text"}
    capsys.readouterr()
    assert cli.main(["analyse", str(made)]) == 0
    assert json.loads(capsys.readouterr().out) == numbers


@pytest.mark.parametrize("language", ["en", "nl"])
def test_report_writes_a_pdf_and_overwrites_only_when_forced(made, tmp_path, capsys, language):
    output = tmp_path / "report.pdf"
    command = ["report", str(made), "outcome", "--output", str(output), "--language", language]
    assert cli.main(command) == 0
    first = output.read_bytes()
    assert first.startswith(b"%PDF")
    assert cli.main(command) == 1
    assert cli.main([*command, "--force"]) == 0
    assert output.read_bytes() == first


@pytest.mark.parametrize("report", ["outcome", "feasibility", "quality"])
def test_report_writes_the_tables_and_the_flow_beside_it(made, tmp_path, capsys, report):
    flow = ["--flow", str(tmp_path / "flow.svg")] if report == "feasibility" else []
    more = ["--output", str(tmp_path / "r.pdf"), "--tables", str(tmp_path / "tables"), *flow]
    assert cli.main(["report", str(made), report, *more]) == 0
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert len(list((tmp_path / "tables").glob("*.csv"))) > 3
    assert (tmp_path / "flow.svg").exists() is bool(flow)
    assert capsys.readouterr().err == ""


def test_report_writes_nothing_where_one_file_is_in_the_way(made, tmp_path, capsys):
    (tmp_path / "flow.svg").write_text("mine")
    more = ["--output", str(tmp_path / "r.pdf"), "--tables", str(tmp_path / "t"), "--flow", str(tmp_path / "flow.svg")]
    assert cli.main(["report", str(made), "feasibility", *more]) == 1
    assert "flow.svg exists already" in capsys.readouterr().err
    assert not (tmp_path / "r.pdf").exists()
    assert not (tmp_path / "t").exists()
    assert cli.main(["report", str(made), "feasibility", *more, "--force"]) == 0
    assert (tmp_path / "flow.svg").read_bytes() != b"mine"


def test_the_flow_belongs_to_the_feasibility_report_and_to_a_file_of_its_own(made, tmp_path, capsys):
    for report, flow, said in (
        ("outcome", "flow.svg", "--flow belongs to the feasibility report"),
        ("feasibility", "r.pdf", "name the same file"),
    ):
        with pytest.raises(SystemExit) as stopped:
            cli.main(["report", str(made), report, "--output", str(tmp_path / "r.pdf"), "--flow", str(tmp_path / flow)])
        assert stopped.value.code == 2
        assert said in capsys.readouterr().err
    assert not (tmp_path / "r.pdf").exists()


def test_open_questions_are_written_for_paper_and_overwrite_only_when_forced(made, tmp_path, capsys):
    study = studies.open_study(made)
    anna = persons.person(study, "Anna Bakker")
    queries.ask(study, anna, FormKey("001", "pre", "pss"), "Which box counts?", "pss_04")
    studies.close(study)
    path = tmp_path / "queries.pdf"
    command = ["queries", str(made), "--output", str(path)]
    assert cli.main(command) == 0
    assert "Which box counts?" in reading.words(path.read_bytes())
    assert cli.main(command) == 1
    assert "exists already" in capsys.readouterr().err
    assert cli.main([*command, "--language", "nl", "--force"]) == 0
    assert "Vragenblad" in reading.words(path.read_bytes())


@pytest.mark.parametrize("language", ["en", "nl"])
def test_forms_are_written_for_paper_and_overwrite_only_when_forced(made, tmp_path, capsys, language):
    path = tmp_path / "forms.pdf"
    command = ["form", str(made), "--output", str(path), "--code", "001", "--code", "002", "--language", language]
    assert cli.main([*command, "--instrument", "pss", "--assessment", "pre"]) == 0
    first = path.read_bytes()
    assert first.startswith(b"%PDF-")
    assert cli.main([*command, "--filled"]) == 1
    assert "exists already" in capsys.readouterr().err
    assert path.read_bytes() == first
    assert cli.main([*command, "--filled", "--force"]) == 0
    assert path.read_bytes() != first


def test_forms_that_are_being_keyed_twice_are_left_out_and_that_is_said(made, tmp_path, capsys):
    study = studies.open_study(made)
    studies.choose(study, persons.person(study, "Anna Bakker"), "double_keying.pre.pss", "all")
    study.close()
    command = ["form", str(made), "--output", str(tmp_path / "forms.pdf"), "--filled", "--code", "001"]
    assert cli.main([*command, "--assessment", "pre"]) == 1
    assert "pss of 001 is being keyed twice" in capsys.readouterr().err
    assert cli.main(command) == 0
    assert "keyed twice: 1" in capsys.readouterr().err


def test_filled_forms_are_of_somebody(made, tmp_path, capsys):
    command = ["form", str(made), "--output", str(tmp_path / "forms.pdf"), "--filled"]
    with pytest.raises(SystemExit) as left:
        cli.main(command)
    assert left.value.code == 2
    assert "--everybody" in capsys.readouterr().err
    assert cli.main([*command, "--code", "777"]) == 1
    assert cli.main([*command, "--group", "training", "--instrument", "eq"]) == 1
    assert "No form fits" in capsys.readouterr().err
    assert not (tmp_path / "forms.pdf").exists()


def test_export_check_and_copy(made, tmp_path, capsys):
    assert cli.main(["export", str(made), "--output", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "scores.csv").is_file()
    assert cli.main(["check", str(made)]) == 0
    assert cli.main(["copy", str(made), str(tmp_path / "copy.impstudy")]) == 0
    assert cli.main(["check", str(tmp_path / "copy.impstudy")]) == 0
    assert cli.main(["copy", str(made), str(tmp_path / "copy.impstudy")]) == 1


def test_data_are_closed_frozen_and_thawed_with_a_reason(made, tmp_path, capsys):
    assert cli.main(["close", str(made), "--as", "Anna Bakker"]) == 0
    assert capsys.readouterr().out == "24 forms closed\n"
    assert cli.main(["freeze", str(made), "--as", "Anna Bakker", "--reason", "all packets are in"]) == 0
    told = capsys.readouterr().out
    study = studies.open_study(made, read_only=True)
    begins = studies.fingerprint(study)[:16].upper()
    study.close()
    assert told.endswith(f"fingerprint {begins[:4]}-{begins[4:8]}-{begins[8:12]}-{begins[12:]}\n")
    assert cli.main(["import", str(made), str(tmp_path / "answers.csv"), "--replace", "--reason", "again"]) == 1
    assert "frozen" in capsys.readouterr().err
    assert cli.main(["thaw", str(made), "--reason", " "]) == 1
    assert cli.main(["thaw", str(made), "--reason", "a packet turned up"]) == 0
    study = studies.open_study(made, read_only=True)
    assert not study.frozen_since
    assert study.rows("SELECT why FROM ledger WHERE action = 'freeze'") == [("all packets are in",)]
    study.close()


def test_check_instrument_is_silent_about_a_good_folder_and_explains_a_bad_one(tmp_path, capsys):
    assert cli.main(["check-instrument", str(paths.forms() / "instruments" / "pss")]) == 0
    assert capsys.readouterr().err == ""
    (tmp_path / "empty").mkdir()
    assert cli.main(["check-instrument", str(tmp_path / "empty")]) == 1
    assert capsys.readouterr().err


def test_changes_carry_the_person_named(made):
    study = studies.open_study(made)
    assert "Anna Bakker" in [one.name for one in persons.persons(study)]
    assert enrolling.history(study, "001")
    study.close()


@pytest.mark.parametrize("command", ["analyse", "check", "export", "report", "import", "copy"])
def test_a_missing_study_is_one_sentence(tmp_path, capsys, command):
    more = {
        "export": ["--output", str(tmp_path / "out")],
        "report": ["outcome", "--output", str(tmp_path / "r.pdf")],
        "import": [str(tmp_path / "a.csv")],
        "copy": [str(tmp_path / "c.impstudy")],
    }.get(command, [])
    assert cli.main([command, str(tmp_path / "none.impstudy"), *more]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [[], ["fly"], ["report", "x", "weather", "--output", "y"], ["form", "x", "--output", "y", "--as", "Anna Bakker"]],
)
def test_wrong_usage_exits_with_two(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2


def test_help_lists_every_command(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    shown = capsys.readouterr().out
    assert set(cli.commands()) <= set(shown.split())


def test_an_output_that_is_the_study_itself_is_refused(made, capsys):
    before = made.read_bytes()
    assert cli.main(["report", str(made), "outcome", "--output", str(made), "--force"]) == 1
    assert cli.main(["analyse", str(made), "--json", str(made)]) == 1
    assert capsys.readouterr().err.count("exists already") == 2
    assert made.read_bytes() == before


@pytest.mark.parametrize("option", [["--choose", "title=a\udcffb"], ["--as", "An\x01na"]])
def test_words_that_cannot_be_kept_are_refused_before_anything_is_made(tmp_path, capsys, option):
    assert cli.main(["new", str(tmp_path / "new.impstudy"), *option]) == 1
    assert option[0] in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_who_left_the_list_is_back_by_being_named_and_that_is_said(made, tmp_path, capsys):
    study = studies.open_study(made)
    jonas = persons.person(study, "Jonas Visser")
    persons.leave(study, persons.persons(study)[0], jonas)
    studies.close(study)
    command = ["import", str(made), str(tmp_path / "people.csv"), "--as", "jonas visser"]
    assert cli.main(command) == 0
    assert "Jonas Visser had left the list of persons and is back in it." in capsys.readouterr().err
    assert cli.main(command) == 0
    assert capsys.readouterr().err == ""


def test_a_name_that_the_disk_does_not_take_gets_a_sentence(tmp_path, capsys):
    for command in ("new", "check", "analyse"):
        assert cli.main([command, str(tmp_path / ("x" * 300))]) == 1
        assert "too long" in capsys.readouterr().err


def test_an_output_that_takes_nothing_more_gets_a_sentence(made):
    command = [sys.executable, "-m", "imp_desktop", "analyse", str(made)]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert done.returncode == 1
    assert done.stderr.startswith("the output cannot be written")
    assert done.stderr.count("\n") == 1


def test_a_long_value_is_told_in_part(made, tmp_path, capsys):
    (tmp_path / "long.csv").write_text(f"record_id,group\n{'B1' * 4000},control\n")
    assert cli.main(["import", str(made), str(tmp_path / "long.csv")]) == 1
    assert len(capsys.readouterr().err) < 600
