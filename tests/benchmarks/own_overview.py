"""The overview of a study, read and painted several times: `python -m tests.benchmarks.own_overview STUDY`."""

import sys
from pathlib import Path

from imp_desktop import app
from imp_desktop.operations.overview import overview
from imp_desktop.ui.overview.view import OverviewPage
from tests.benchmarks.overview import FIGURES
from tests.benchmarks.repeated import tell_median


def main() -> None:
    """Tell both medians."""
    application = app.make_application()
    window = app.make_window(Path(sys.argv[1]))
    window.show()
    application.processEvents()
    page = window.page
    assert isinstance(page, OverviewPage)
    tell_median(FIGURES[0], lambda: overview(window.session.study))

    def paint() -> None:
        page.refresh()
        page.grab()

    tell_median(FIGURES[1], paint)
    window.close()


if __name__ == "__main__":
    main()
