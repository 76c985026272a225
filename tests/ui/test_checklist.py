"""The list before freezing in words."""

import pytest

from imp_desktop.operations import closing
from imp_desktop.operations.closing import Check
from imp_desktop.ui import checklist
from imp_desktop.ui.overview.filters import Filter


def test_every_line_has_words_for_none_one_and_many(people):
    for check in closing.checklist(people):
        words = {checklist.said(Check(check.kind, many, check.blocking, check.place)) for many in (0, 1, 2)}
        assert len(words) == 3


def test_every_line_leads_somewhere_and_with_a_filter_that_the_overview_has(desk):
    checks = closing.checklist(desk.session.study)
    for check in checks:
        checklist.go_there(desk.session, check)
    assert [place for place, _where in desk.went] == [check.place for check in checks]
    wanted = {where["wanted"] for place, where in desk.went if place == "overview"}
    assert wanted <= {one.value for one in Filter}
    assert ("course", {"tab": "reactions"}) in desk.went


@pytest.mark.parametrize(("many", "said"), [(0, "No keyings differ"), (3, "3 forms with differences")])
def test_what_is_done_is_said_as_well(many, said):
    assert checklist.said(Check("differs", many, blocking=True, place="overview")) == said
