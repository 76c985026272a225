"""The checks of a protocol are read whole or explained where they stand."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from imp_desktop import paths
from imp_desktop.errors import ImpErrors
from imp_desktop.protocols import catalogue
from imp_desktop.protocols.checks import Check, CheckKind
from imp_desktop.protocols.reader import read_protocol
from imp_desktop.protocols.shape import protocol_from, protocol_json

SHIPPED = paths.forms() / "protocols" / "imp"
WALKING = Path(__file__).parent.parent / "walking" / "forms" / "protocols" / "walking"
AGE = 'item = "intake_age"\nminimum = 21\nmaximum = 75\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "imp"))


def complaints(folder: Path, old: str, new: str) -> list[tuple[str, str]]:
    plan = folder / "protocol.toml"
    content = plan.read_text(encoding="utf-8")
    assert old in content
    plan.write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ImpErrors) as caught:
        read_protocol(folder)
    assert all(error.values["advice"] for error in caught.value.all())
    return [(error.where, str(error)) for error in caught.value.all()]


def test_the_shipped_protocol_checks_dates_ages_groups_and_answers_that_are_the_same() -> None:
    assert catalogue.protocol("imp").checks == (
        Check(CheckKind.DATES_IN_ORDER),
        Check(CheckKind.PLAUSIBLE_AGE, "intake_age", Decimal(21), Decimal(75)),
        Check(CheckKind.GROUP_FITS_FORM),
        Check(CheckKind.SAME_ANSWERS),
    )


def test_a_protocol_may_go_without_checks() -> None:
    assert "[[checks]]" not in (WALKING / "protocol.toml").read_text(encoding="utf-8")


def test_a_study_keeps_the_checks_of_its_protocol() -> None:
    imp = catalogue.protocol("imp")
    assert protocol_from(protocol_json(imp)).checks == imp.checks


@pytest.mark.parametrize(
    ("old", "new", "where", "word"),
    [
        ('check = "dates_in_order"', 'check = "dates_in_oder"', "check", "Did you mean dates_in_order?"),
        ('check = "dates_in_order"', "", "check", "missing"),
        ('check = "dates_in_order"', 'check = "same_answers"', "checks", "there twice"),
        ('check = "dates_in_order"', 'check = "dates_in_order"\nitem = "intake_age"', "item", "no key item"),
        ('item = "intake_age"', 'item = "intake_aeg"', "checks[2].item", "Did you mean intake_age?"),
        ('item = "intake_age"', 'item = "intake_gender"', "checks[2].item", "type choice"),
        ('item = "intake_age"', "", "item", "missing"),
        (AGE, AGE.replace("21", "80"), "checks[2].minimum", "above the maximum"),
        (AGE, AGE.replace("minimum = 21\n", ""), "minimum", "missing"),
        (AGE, AGE.replace("75", '"old"'), "maximum", "no number"),
    ],
)
def test_every_complaint_names_file_key_and_advice(folder: Path, old: str, new: str, where: str, word: str) -> None:
    found = complaints(folder, old, new)
    assert any(place.startswith("protocol.toml") and where in place and word in said for place, said in found), found
