"""What the tests of taking tables in share: tables written as they are given, taken in or refused as a whole."""

from pathlib import Path

import pytest

from imp_desktop.errors import ImpError
from imp_desktop.operations import studies
from imp_desktop.operations.exchanging import Import, ImportResult, import_files
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study


class Tables:
    """Takes tables, given as text, into a study; the first is table0.csv, the second table1.csv, and so on."""

    def __init__(self, study: Study, person: Person, folder: Path) -> None:
        self.study = study
        self.person = person
        self.folder = folder

    def take(self, *tables: str, replace: bool = False, reason: str = "") -> ImportResult:
        paths = [self.folder / f"table{number}.csv" for number in range(len(tables))]
        for path, table in zip(paths, tables, strict=True):
            path.write_text(table, encoding="utf-8")
        return import_files(self.study, self.person, Import(paths, replace=replace, reason=reason))

    def refusals(self, *tables: str, replace: bool = False, reason: str = "") -> list[str]:
        """What is said of tables that are refused, after looking that nothing of them was written."""
        before = studies.fingerprint(self.study), studies.last_change(self.study)
        with pytest.raises(ImpError) as told:
            self.take(*tables, replace=replace, reason=reason)
        assert (studies.fingerprint(self.study), studies.last_change(self.study)) == before
        return [str(problem) for problem in told.value.all()]


@pytest.fixture
def tables(people: Study, person: Person, tmp_path: Path) -> Tables:
    """Takes tables into the study with four participants."""
    return Tables(people, person, tmp_path)
