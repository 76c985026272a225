"""The tables behind the data-quality report at full precision, in plain columns for another program."""

from collections.abc import Iterator

from imp_desktop.instruments.answers import MISSING_REASONS
from imp_desktop.reports.csv_cells import count, day, interval_cells
from imp_desktop.reports.csv_tables import Rows, exact
from imp_desktop.reports.quality_facts import QualityFacts
from imp_desktop.statistics.keying_results import Rate

_RATE = ["fields", "differed", "per_10000", "ci95_low", "ci95_high"]


def quality_tables(quality: QualityFacts) -> dict[str, Rows]:
    """File name without ending -> rows, the first of which holds the column names.

    Numbers have a decimal point and as many digits as they need to be read back exactly; an empty cell means that
    there is no such number. Nobody's code or name stands in any of them.
    """
    keying = quality.keying
    return {
        "keying": [["instrument", "due", "keyed", "twice", "same_person", "share", *_RATE], *_keying(quality)],
        "item_types": [["type", *_RATE], *([name, *_rate(rate)] for name, rate in keying.by_type.items())],
        "differences": [
            ["what", "id", "n"],
            *(["kind", kind.value, str(n)] for kind, n in keying.kinds.items()),
            *(["settled", how.value, str(n)] for how, n in keying.settled.items()),
        ],
        "missing": [["instrument", "items", *MISSING_REASONS], *_missing(quality)],
        "scores": [
            ["label", "prorated", "too_few_answers"],
            *([one.label, str(one.prorated), str(one.refused)] for one in quality.scores),
        ],
        "checks": [
            ["id", "label", "found", "kept", "corrected", "open"],
            *(
                [row.id, row.label, str(row.found), count(row.kept), count(row.corrected), count(row.open)]
                for row in quality.found
            ),
        ],
        "samples": [
            ["drawn_on", "packets", *_RATE, "limit_per_10000", "decision", "needed"],
            *_samples(quality),
        ],
    }


def _keying(quality: QualityFacts) -> Iterator[list[str]]:
    keying = quality.keying
    for one in keying.forms:
        found = keying.by_instrument.get(one.instrument, Rate(0, 0, None))
        counts = [str(number) for number in (one.due, one.keyed, one.twice, one.same_person)]
        yield [one.instrument, *counts, one.share, *_rate(found)]
    sums = [str(sum(numbers)) for numbers in zip(*_counts(quality), strict=True)] or ["0"] * 4
    yield ["", *sums, "", *_rate(keying.every)]


def _counts(quality: QualityFacts) -> list[tuple[int, int, int, int]]:
    return [(one.due, one.keyed, one.twice, one.same_person) for one in quality.keying.forms]


def _rate(found: Rate) -> list[str]:
    return [str(found.fields), str(found.differed), exact(found.per_10_000), *interval_cells(found.ci95)]


def _missing(quality: QualityFacts) -> Iterator[list[str]]:
    for row in quality.missing:
        yield [row.instrument, str(row.fields), *(str(row.reasons.get(reason, 0)) for reason in MISSING_REASONS)]


def _samples(quality: QualityFacts) -> Iterator[list[str]]:
    for row in quality.samples:
        found, sample = row.found, row.found.sample
        yield [
            day(row.drawn_on), str(sample.packets), str(sample.fields), str(sample.wrong), exact(found.rate),
            *interval_cells(found.ci95), exact(sample.limit), found.decision.value, count(found.needed),
        ]  # fmt: skip
