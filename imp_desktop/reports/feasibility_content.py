"""What the pages of a feasibility report are made from: results, facts, and running numbers of tables and figures."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeVar

from imp_desktop.i18n import _
from imp_desktop.reports import numbers
from imp_desktop.reports.facts import Facts
from imp_desktop.statistics.feasibility_results import DomainResult, Feasibility
from imp_desktop.statistics.results import Analysis

Kind = TypeVar("Kind")
MANY_COHORTS: Final = 6  # with more, only the least and the greatest are told


@dataclass
class Labels:
    """Hands out the numbers of tables and figures in the order in which they are printed."""

    tables: int = 0
    figures: int = 0

    def table(self) -> str:
        """The label of the next table."""
        self.tables += 1
        return _("Table {number}").format(number=self.tables)

    def figure(self) -> str:
        """The label of the next figure."""
        self.figures += 1
        return _("Figure {number}").format(number=self.figures)


@dataclass(frozen=True)
class FeasibilityContent:
    """The results of a study's feasibility, its comparison, and the facts about it.

    `entries` maps a domain to its line in the outline, as the parts are made; `pages` the lines to their pages, filled
    before anything is drawn.
    """

    found: Feasibility
    analysis: Analysis
    facts: Facts
    labels: Labels = field(default_factory=Labels)
    entries: dict[str, str] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)

    def each(self, kind: type[Kind]) -> Iterator[tuple[DomainResult, Kind]]:
        """Every finding of a kind with its domain, in the order of the report."""
        for domain in self.found.domains:
            for finding in domain.findings:
                if isinstance(finding, kind):
                    yield domain, finding

    def tell(self, domain: DomainResult, entry: str) -> None:
        """Say where the details of a domain stand; the first place counts."""
        self.entries.setdefault(domain.id, entry)

    def page_of(self, domain: DomainResult) -> str:
        """The page on which the details of a domain begin, or a dash."""
        page = self.pages.get(self.entries.get(domain.id, ""))
        return numbers.DASH if page is None else numbers.count(page)
