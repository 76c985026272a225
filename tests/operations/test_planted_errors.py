"""A small run of the simulation of `tests/benchmarks/planted`: slips of all kinds are shown and settled."""

from pathlib import Path

from tests.benchmarks.planted.experiment import Plan, run


def test_slips_inside_the_scale_are_shown_like_those_outside_and_next_to_none_remains(tmp_path: Path) -> None:
    found = run(Plan(packets=4, rate=0.04, misfiled=0.2, seed=3), tmp_path)
    assert found.fields == 4 * 143
    assert found.keyed_once > found.after_all * 10
    for kind in ("in range", "outside", "left out"):
        assert found.planted[kind] > 0
        assert found.caught[kind] >= 0.9 * found.planted[kind]
    assert found.third_keys >= max(found.planted.values()) / 2
