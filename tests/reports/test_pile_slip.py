"""Tests of the slip of a pile: every packet with how far it is, sums, and the same bytes for the same pile."""

from datetime import UTC, datetime

import pytest

from imp_desktop.reports.pile_slip import Slip, SlipLine, pile_slip
from tests.reports import reading, samples

BEGUN = datetime(2026, 6, 11, 12, 31, tzinfo=UTC)
LINES = (SlipLine("001-B", 6, 6, 1, 0), SlipLine("003-D", 2, 5, 0, 2))


def slip(lines: tuple[SlipLine, ...] = LINES, remark: str = "", ended: datetime | None = None) -> Slip:
    return Slip(12, "Post", "first keying", "AB", BEGUN, ended, remark, lines)


def test_every_packet_stands_there_with_what_is_left() -> None:
    said = reading.words(pile_slip(slip(remark="one packet wet"), samples.facts(), "en"))
    assert "Pile 12: Post, first keying" in said
    assert "1 of 2 packets keyed. AB, begun 11 June 2026." in said
    assert said.index("001-B") < said.index("6 of 6") < said.index("003-D") < said.index("2 of 5")
    assert said.count("not all keyed") == 1
    assert "In all: 1 flag, 2 notes." in said
    assert "Remark: one packet wet" in said


def test_an_ended_pile_tells_when_and_the_dutch_slip_is_dutch() -> None:
    assert "ended 11 June 2026" in reading.words(pile_slip(slip(ended=BEGUN), samples.facts(), "en"))
    said = reading.words(pile_slip(slip(ended=BEGUN), samples.facts("nl"), "nl"))
    assert "1 van 2 pakketten ingevoerd" in said
    assert "opgeborgen door" in said


@pytest.mark.parametrize("number", [1, 30, 120])
def test_a_pile_of_any_height_is_one_table_with_a_row_each(number: int) -> None:
    lines = tuple(SlipLine(f"{at:03}-X", 5, 5, 0, 0) for at in range(number))
    content = pile_slip(slip(lines), samples.facts(), "en")
    rows = [tag for top in reading.structure(content) for tag in top.all() if tag.kind == "TR"]
    assert sum(row.kids[0].kind == "TH" and row.kids[1].kind == "TD" for row in rows) == number
    assert content == pile_slip(slip(lines), samples.facts(), "en")
