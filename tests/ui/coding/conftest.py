"""Texts on a desk: three of plans, two of topics missed, two forms that say yes to an adverse reaction."""

import pytest

from imp_desktop.operations import coding, enrolling
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.coding.view import TextsPage

PLANS, MISSED, ADVERSE = "imp_eval_plans", "imp_eval_missed", "imp_eval_adverse_text"
FIRST, SECOND, THIRD = (FormKey(code, "post", "imp_eval") for code in ("001-B", "002-C", "005-G"))
STRANGE = ("<b>Go on</b> & “on” \u202eno\u202c 🧘🏽‍♀️ שלום עולם &amp; <img src=x>\n" * 500)[:20_000]


def codes_of(desk, form, item=PLANS):
    return next(one for one in coding.texts(desk.session.study, item) if one.form == form)


def counts(page):
    return [row.option.count for row in page.detail.options.rows]


def shown(page):
    return [line.form for line in page.model.lines]


@pytest.fixture
def written(desk):
    """The desk with texts on three forms."""
    session = desk.session
    enrolling.add(session.study, session.person, "005-G", {"group": "training", "cohort": "1", "consent": "2026-01-05"})
    desk.key(FIRST, imp_eval_plans="Go on at home.", imp_eval_missed="More silence.")
    desk.key(FIRST, imp_eval_adverse="1", imp_eval_adverse_text="Bad dreams.")
    desk.key(SECOND, imp_eval_plans="None yet.", imp_eval_missed="Work and home.", imp_eval_adverse="1")
    desk.key(THIRD, imp_eval_plans="Go on with Jan.", imp_eval_adverse="2", imp_eval_adverse_text="Nothing much.")
    return desk


@pytest.fixture
def page(written):
    """The screen of texts with the keyboard in its list."""
    made = TextsPage(written.session)
    written.show(made)
    made.arrive()
    return made
