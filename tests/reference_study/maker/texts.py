"""What people wrote on the evaluation form, and how it was coded.

Plans and remarks are made up. Topics missed and adverse reactions are words printed in Bartels-Velthuis et al. (2020),
under CC BY 4.0; the README beside the CSV files gives the attribution.
"""

from dataclasses import dataclass

PLANS = {
    "none_yet": (
        "Not thought about it.",
        "I do not know yet.",
        "No plans yet.",
        "Nothing decided so far, first let it settle.",
    ),
    "continue": (
        "Use it at home as well as at work.",
        "Keep applying it, mostly in difficult conversations.",
        "Follow-up course if there is one.",
        "An hour a week of practice in pairs.",
        "Go on practising with two colleagues.",
        "Continue meditating and speak more slowly.",
        "Go on by myself with the audio files and the workbook.",
        "Reading the workbook again, one theme a month.",
        "Bring the pause into our morning handover.",
        "Keep practising with the guidelines in team meetings.",
        "Daily sitting, and the guidelines with my family.",
        "Another course next year; until then practise at home.",
        "Listening deeply in supervision, maybe a weekend of practice.",
        "Yes, go on. Would join a monthly practice evening.",
        "Going on with a practice partner from the group, once a fortnight.",
        "I want to keep it alive: pause and relax, every working day.",
        "A retreat next spring, and pausing more in talks with patients.",
    ),
    "teacher_training": ("I would like to train as a mindfulness teacher.",),
}
REMARKS = (  # from cool to warm
    "The room was noisy at times.",
    "Long evenings after a working day.",
    "More time for questions would be good.",
    "The guidelines help me, also between the sessions.",
    "I notice sooner when I stop listening.",
    "More quiet in my talks than before.",
    "The group felt safe. Thank you.",
)
MISSED = (  # Table 6
    (
        "work",
        (
            "I think that I still miss a link with the daily work practice. We are taught great things, but can we use"
            " them and how? Is it allowed at work? Does it fit in one's work culture?"
        ),
    ),
    ("form_of_sessions", "Silence meditation, but that is of course not interpersonal"),
    ("after_course", "Comeback session"),
    ("work", "Application (e.g. contemplations/themes) in caregiver's profession"),
    ("own_life", "Application in personal situation"),
    (
        "form_of_sessions",
        "Maybe more variation in exercises, as I found the exercises in pairs sometimes dull and lengthy",
    ),
)


@dataclass(frozen=True)
class Reaction:
    """One adverse reaction: its code, the person's words, and what the log says of it."""

    kind: str
    words: str
    what: str
    related: str = "probably"
    action: str = "none"
    printable: bool = True


REACTIONS = (
    # The paper prints none of this person's words: here stands its own summary, not to be printed as a quotation.
    Reaction("flashbacks", "Flashbacks and dreams", "Flashbacks and dreams", "possibly", "talk", printable=False),
    Reaction(
        "over_awareness",
        "because of increased awareness of my own tendencies, I more often say “no” to everybody (implicitly or"
        " explicitly). I think this is good for me, but others do not always agree",
        "Says no more often, aware of own tendencies",
    ),
    Reaction("over_awareness", "being over-aware", "Over-aware"),
    Reaction(
        "over_awareness",
        "more often than desirable (for me), being aware of everything",
        "Aware of everything, more often than wished",
    ),
    Reaction(
        "not_shared",
        "experiencing the difference that others do not have this awareness",
        "Others do not have this awareness",
        "possibly",
    ),
)
