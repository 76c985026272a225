"""Another course than the shipped one, as a clinic would write it: forms and a protocol in its own forms folder."""

import shutil
from pathlib import Path

from imp_desktop import paths

FORMS = Path(__file__).parent / "forms"


def bring_in() -> None:
    """Put the forms of the other course where a clinic's own forms lie."""
    shutil.copytree(FORMS, paths.own_forms(), dirs_exist_ok=True)
