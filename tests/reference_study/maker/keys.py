"""The scoring keys: which items of a paper form make a score, and what an answer on paper counts.

FFMQ-39: Baer et al. (2006), Dutch sheet. SCS-24: the 26 items of Neff (2003) without items 23 and 16, order kept.
EQ-40: Baron-Cohen and Wheelwright (2004), two points or one for the empathic side only. PSS-10: Cohen and Williamson
(1988). ProQOL-5: Stamm (2009); compassion fatigue is burnout and secondary traumatic stress together.
"""

from dataclasses import dataclass

from .rows import Shape


@dataclass(frozen=True)
class Form:
    """One paper questionnaire: its codes, its items, which of them are turned round, and its subscales."""

    name: str
    items: int
    codes: tuple[int, int]
    turned: frozenset[int]
    parts: dict[str, tuple[int, ...]]

    @property
    def points(self) -> tuple[int, int]:
        """Give the lowest and the highest scored answer."""
        return self.codes[0], 2 if self.name == "eq" else self.codes[1]

    def shape(self, score: str) -> Shape:
        """Give the size of one of its scores."""
        return Shape(len(self.parts[score]), *self.points)

    def counts(self, item: int, code: int) -> int:
        """Give what the answer `code` at `item` counts."""
        if self.name == "eq":
            return max(0, code - 1) if item in self.turned else max(0, 2 - code)
        return sum(self.codes) - code if item in self.turned else code

    def papers(self, item: int, scored: int) -> list[int]:
        """Give the codes on paper that count as `scored` at `item`."""
        return [code for code in range(self.codes[0], self.codes[1] + 1) if self.counts(item, code) == scored]


SCS_LEFT_OUT = (23, 16)
_SCS_26 = {
    "scs.self_kindness": (5, 12, 19, 23, 26),
    "scs.self_judgement": (1, 8, 11, 16, 21),
    "scs.common_humanity": (3, 7, 10, 15),
    "scs.isolation": (4, 13, 18, 25),
    "scs.mindfulness": (9, 14, 17, 22),
    "scs.over_identification": (2, 6, 20, 24),
}
_POSITION = {
    item: position for position, item in enumerate((i for i in range(1, 27) if i not in SCS_LEFT_OUT), start=1)
}
_SCS_24 = {score: tuple(_POSITION[item] for item in items if item in _POSITION) for score, items in _SCS_26.items()}

FFMQ = Form(
    name="ffmq",
    items=39,
    codes=(1, 5),
    turned=frozenset({3, 5, 8, 10, 12, 13, 14, 16, 17, 18, 22, 23, 25, 28, 30, 34, 35, 38, 39}),
    parts={
        "ffmq.observe": (1, 6, 11, 15, 20, 26, 31, 36),
        "ffmq.describe": (2, 7, 12, 16, 22, 27, 32, 37),
        "ffmq.actaware": (5, 8, 13, 18, 23, 28, 34, 38),
        "ffmq.nonjudge": (3, 10, 14, 17, 25, 30, 35, 39),
        "ffmq.nonreact": (4, 9, 19, 21, 24, 29, 33),
    },
)
SCS = Form(
    name="scs",
    items=24,
    codes=(1, 5),
    turned=frozenset(
        item for score in ("scs.self_judgement", "scs.isolation", "scs.over_identification") for item in _SCS_24[score]
    ),
    parts=_SCS_24,
)
EQ = Form(
    name="eq",
    items=40,
    codes=(0, 3),
    turned=frozenset({2, 4, 5, 6, 7, 8, 9, 10, 12, 16, 17, 18, 19, 20, 25, 30, 31, 32, 33}),
    parts={"eq": tuple(range(1, 41))},
)
PSS = Form(
    name="pss",
    items=10,
    codes=(0, 4),
    turned=frozenset({4, 5, 7, 8}),
    parts={"pss": tuple(range(1, 11))},
)
_BURNOUT = (1, 4, 8, 10, 15, 17, 19, 21, 26, 29)
_TRAUMA = (2, 5, 7, 9, 11, 13, 14, 23, 25, 28)
PROQOL = Form(
    name="proqol",
    items=30,
    codes=(1, 5),
    turned=frozenset({1, 4, 15, 17, 29}),
    parts={
        "proqol.compassion_satisfaction": (3, 6, 12, 16, 18, 20, 22, 24, 27, 30),
        "proqol.compassion_fatigue": tuple(sorted(_BURNOUT + _TRAUMA)),
        "proqol.burnout": _BURNOUT,
        "proqol.secondary_traumatic_stress": _TRAUMA,
    },
)
FORMS = (FFMQ, SCS, EQ, PSS, PROQOL)
