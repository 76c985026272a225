"""The overview at a desk."""

import pytest

from imp_desktop.ui.overview.view import OverviewPage


@pytest.fixture
def page(desk):
    made = OverviewPage(desk.session)
    desk.show(made)
    made.arrive()
    return made
