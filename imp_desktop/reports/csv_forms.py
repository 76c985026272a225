"""What the forms say about feasibility, as tables: numbers, answers, statements, and texts under codes."""

from imp_desktop.reports.csv_cells import SHARE, Table, count, each, interval_cells, share_cells
from imp_desktop.reports.csv_tables import exact
from imp_desktop.statistics.feasibility_results import (
    CodedFinding,
    Feasibility,
    GridFinding,
    MeanFinding,
    ShareFinding,
    TextsFinding,
)
from imp_desktop.statistics.shares import share

_NAMED = ["domain", "id", "label"]


def numbers(found: Feasibility) -> Table:
    """A row a number people gave, or a sum of several, with its spread and what people agreed to."""
    columns = [
        *_NAMED, "unit", "scale_low", "scale_high", "forms", "n", "mean", "sd", "ci95_low", "ci95_high", "minimum",
        "maximum", "target", "reached", "reached_ci95_low", "reached_ci95_high",
    ]  # fmt: skip
    return columns, (
        [
            domain, one.id, one.label, one.unit, exact(one.low), exact(one.high), str(one.forms),
            *_described(one), exact(one.target), *_reached(one),
        ]
        for domain, one in each(found, MeanFinding)
    )  # fmt: skip


def values(found: Feasibility) -> Table:
    """Every number that was given and by how many people, from the least on; the dots of the figures."""
    return ["domain", "id", "value", "n"], (
        [domain, one.id, exact(value), str(one.values.count(value))]
        for domain, one in each(found, MeanFinding)
        for value in sorted(set(one.values))
    )


def answers(found: Feasibility) -> Table:
    """Every answer there could be to the questions whose share is counted, with its exact interval."""
    return ["domain", "id", "answer", "label", *SHARE, "forms"], (
        [domain, one.id, answer.id, answer.label, *share_cells(share(answer.n, one.share.whole)), str(one.forms)]
        for domain, one in each(found, ShareFinding)
        for answer in one.counts
    )


def agreement(found: Feasibility) -> Table:
    """A row a statement: how many agree of those who answered."""
    return ["domain", "id", "item", "number", "label", "part_of_form", "forms", *SHARE], (
        [domain, one.id, row.id, str(row.number), row.label, row.part, str(one.forms), *share_cells(row.agree)]
        for domain, one in each(found, GridFinding)
        for row in one.rows
    )


def statements(found: Feasibility) -> Table:
    """A row an answer to a statement."""
    columns = ["domain", "item", "number", "label", "part", "answer", "answer_label", "n", "of", "percent"]
    return columns, (
        [
            domain, row.id, str(row.number), row.label, row.part, str(code), label, str(given), str(row.n),
            exact(100 * given / row.n) if row.n else "",
        ]
        for domain, one in each(found, GridFinding)
        for row in one.rows
        for code, label, given in zip(one.codes, one.labels, row.counts, strict=True)
    )  # fmt: skip


def codes(found: Feasibility) -> Table:
    """A row a code of the texts; texts nobody has sorted have a row with an empty code."""
    rows = [
        [domain, one.id, code, label, str(n), str(one.texts), str(one.forms)]
        for domain, one in each(found, CodedFinding)
        for code, label, n in [*((code.id, code.label, code.n) for code in one.counts), ("", "", one.uncoded)]
    ]
    rows += [
        [domain, one.id, "", "", count(one.texts), str(one.texts), str(one.forms)]
        for domain, one in each(found, TextsFinding)
    ]
    return ["domain", "id", "code", "label", "n", "texts", "forms"], iter(rows)


def _described(one: MeanFinding) -> list[str]:
    told = one.described
    return [
        str(told.n), exact(told.mean), exact(told.sd), *interval_cells(told.ci95), exact(told.minimum),
        exact(told.maximum),
    ]  # fmt: skip


def _reached(one: MeanFinding) -> list[str]:
    return ["", "", ""] if one.reached is None else [str(one.reached.part), *interval_cells(one.reached.ci95)]
