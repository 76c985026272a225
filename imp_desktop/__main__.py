"""Entry: hands over to the command line, or to the window when no command is named."""

import sys
from collections.abc import Sequence
from pathlib import Path

from imp_desktop import cli

SUFFIX = ".impstudy"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program: `imp-desktop [STUDY]` opens the window, anything else is a command; gives the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not means_window(given):
        return cli.main(given)
    from imp_desktop import app  # noqa: PLC0415 - a command needs no window

    return app.run(Path(given[0]) if given else None)


def means_window(given: Sequence[str]) -> bool:
    """Whether these arguments open the window: none at all, or one study."""
    if not given:
        return True
    study = given[0]
    if len(given) > 1 or study.startswith("-") or study in cli.commands():
        return False
    return study.endswith(SUFFIX) or Path(study).exists()


if __name__ == "__main__":
    sys.exit(main())
