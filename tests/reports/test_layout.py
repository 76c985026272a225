"""Blocks come onto pages: together where they belong together, with their head where a table runs on."""

from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.reports.layout import Block, Page, pages, space
from imp_desktop.reports.pen import Pen


def nothing(_pen: Pen, _y: float) -> None:
    """Draw nothing."""


def block(height: float, **how: object) -> Block:
    return Block(height, nothing, **how)  # type: ignore[arg-type]


def heights(page: Page) -> list[float]:
    return [placed.height for _y, placed in page.placed]


def test_blocks_follow_each_other_down_the_page() -> None:
    (page,) = pages([block(10), block(20), block(30)], 5, 100)
    assert [y for y, _block in page.placed] == [5, 15, 35]


def test_a_block_that_does_not_fit_goes_to_the_next_page() -> None:
    first, second = pages([block(60), block(50)], 0, 100)
    assert (heights(first), heights(second)) == ([60], [50])


def test_a_kept_block_moves_with_the_one_it_belongs_to() -> None:
    first, second = pages([block(60), block(20, keep=True), block(30)], 0, 100)
    assert (heights(first), heights(second)) == ([60], [20, 30])


def test_a_fresh_block_begins_a_page() -> None:
    first, second = pages([block(10), block(10, fresh=True)], 0, 100)
    assert (heights(first), heights(second)) == ([10], [10])


def test_a_table_that_runs_on_says_again_what_it_is() -> None:
    head = block(7)
    row = block(40, again=(head,))
    first, second = pages([head, row, row, row], 0, 100)
    assert heights(first) == [7, 40, 40]
    assert heights(second) == [7, 40]


def test_what_belongs_together_and_is_higher_than_a_page_is_parted_where_it_must() -> None:
    made = pages([block(40, keep=True) for _at in range(5)], 0, 100)
    assert [heights(page) for page in made] == [[40, 40], [40, 40], [40]]


def test_a_block_higher_than_a_page_has_a_page_of_its_own() -> None:
    made = pages([block(10), block(500), block(10)], 0, 100)
    assert [heights(page) for page in made] == [[10], [500], [10]]


@given(st.lists(st.tuples(st.floats(1, 90), st.booleans(), st.booleans()), max_size=30))
def test_no_block_is_lost_doubled_or_over_the_edge(given: list[tuple[float, bool, bool]]) -> None:
    blocks = [block(height, keep=keep, fresh=fresh) for height, keep, fresh in given]
    made = pages([*blocks, space(1)], 0, 100)
    placed = [one for page in made for _y, one in page.placed]
    assert [id(one) for one in placed[:-1]] == [id(one) for one in blocks]
    assert all(y + one.height <= 100 + 1e-9 for page in made for y, one in page.placed)
