"""The program as it starts, watched: `python -m tests.benchmarks.first_window STUDY`."""

import sys
from pathlib import Path

from imp_desktop import __main__, app
from imp_desktop.ui.main_window import MainWindow
from imp_desktop.ui.overview.view import OverviewPage
from tests.benchmarks.first_paint import Watch


def main() -> int:
    """Run the program with the arguments given, and close it when its overview has answered a key."""
    make_window = app.make_window

    def watched(study: Path | None) -> MainWindow:
        window = make_window(study)
        page = window.page
        assert isinstance(page, OverviewPage)
        Watch(page.table)
        return window

    app.make_window = watched
    return __main__.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
