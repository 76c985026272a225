"""Makes the second study the statistics are checked on, from a seed: `python make_second_study.py`; awkward on purpose.

Nine people in training and thirty-one in control; forms that never came back, people with one assessment only, forms
with too many gaps, answers outside the scale, every reason for a missing answer, unknown age and gender; evaluation
forms with gaps and grades outside the scale, sessions that were shortened, moved and cancelled, attendance lists with
gaps. The people are invented. Nothing here knows a scoring key: which answers point the other way is drawn by lot and
follows no questionnaire, so that scores spread and alphas come out anywhere, below zero too.
"""

import csv
import random
from pathlib import Path

FOLDER = Path(__file__).parent / "second"
SEED = 20_260_117
ITEMS = {"ffmq": 39, "scs": 24, "eq": 40, "pss": 10, "proqol": 30}
LOWEST = {"ffmq": 1, "scs": 1, "eq": 0, "pss": 0, "proqol": 1}
HIGHEST = {"ffmq": 5, "scs": 5, "eq": 3, "pss": 4, "proqol": 5}
REASONS = ("omitted", "illegible", "two_marked", "between", "not_applicable", "page_missing")
PROFESSIONS = ("doctor", "psychologist", "nurse", "nurse", "other")

# person -> forms without any answer
ABSENT = {
    3: [("post", "eq")],
    5: [("post", name) for name in ITEMS],
    12: [("pre", name) for name in ITEMS],
    14: [("pre", "scs"), ("post", "pss")],
    20: [("post", name) for name in ITEMS],
    27: [("pre", "ffmq")],
    33: [("post", "proqol"), ("post", "scs")],
}
# person -> forms with nearly every item omitted
EMPTYISH = {2: ("post", "proqol"), 18: ("pre", "eq"), 22: ("post", "ffmq"), 31: ("pre", "pss")}


def participants(lot: random.Random) -> list[dict[str, str]]:
    """Forty people, the first nine in training; two of unknown age, one of unknown gender."""
    people = []
    for number in range(1, 41):
        training = number <= 9
        people.append(
            {
                "record_id": f"{number:03}-{'ABCDEFGHJKLMNPRSTUVWXYZ'[number % 23]}",
                "group": "training" if training else "control",
                "cohort": "1" if training else "",
                "age": "" if number in (4, 25) else str(lot.randint(24, 66)),
                "gender": "" if number == 30 else lot.choice(("female", "female", "female", "male", "other")),
                "profession": lot.choice(PROFESSIONS),
                "consent_date": "2025-01-10",
            }
        )
    return people


def form(lot: random.Random, name: str, level: float) -> list[str]:
    """The cells of one form of a person at that level; a few are out of range or say why there is no answer."""
    low, high = LOWEST[name], HIGHEST[name]
    signs = random.Random(name)
    cells = []
    for _ in range(ITEMS[name]):
        sign = signs.choice((1, 1, 1, -1))
        answer = round((low + high) / 2 + sign * level + lot.gauss(0, 0.9))
        chance = lot.random()
        if chance < 0.010:
            cells.append(f".{lot.choice(REASONS)}")
        elif chance < 0.014:
            cells.append(str(high + lot.randint(1, 4)))
        else:
            cells.append(str(min(max(answer, low), high)))
    return cells


def gappy(lot: random.Random, cells: list[str]) -> list[str]:
    """The form with most cells omitted and the rest never reached."""
    kept = [cell if lot.random() < 0.35 else ".omitted" for cell in cells]
    return [*kept[:-3], "", "", ""]


def rows(lot: random.Random, number: int, code: str, *, training: bool) -> list[dict[str, str]]:
    """One row an assessment; a person without any form then has no row."""
    levels = {name: lot.gauss(0, 0.6) for name in ITEMS}
    found = []
    for event in ("pre", "post"):
        row = {"record_id": code, "redcap_event_name": event}
        for name, count in ITEMS.items():
            gain = (0.35 if training else 0.05) * (event == "post")
            cells = form(lot, name, levels[name] + gain + lot.gauss(0, 0.25))
            if (event, name) in ABSENT.get(number, []):
                cells = [""] * count
            elif EMPTYISH.get(number) == (event, name):
                cells = gappy(lot, cells)
            row |= {f"{name}_{place:02}": cell for place, cell in enumerate(cells, 1)}
        if any(cell for column, cell in row.items() if column.rsplit("_", 1)[0] in ITEMS):
            found.append(row)
    return found


def evaluation(number: int) -> dict[str, str]:
    """The cells of the evaluation form of a person in training; the form of the eighth never came back."""
    lot = random.Random(SEED + number)
    scales = {"grade": 10, "relevance_work": 3, "relevance_life": 3}
    scales |= {f"learned_{place:02}": 5 for place in range(1, 23)}
    scales |= {"recommend": 3, "teacher_1": 10, "teacher_2": 10, "material": 5, "location": 5, "information": 5}
    cells = {name: str(lot.randint(1, high)) for name, high in scales.items()}
    cells |= {"times": f"{lot.uniform(0.5, 9):.1f}"}
    cells |= {"practice_minutes": str(lot.randint(0, 600)), "study_minutes": str(lot.randint(0, 120))}
    for name in cells:
        chance = lot.random()
        if chance < 0.10:
            cells[name] = f".{lot.choice(REASONS)}"
        elif chance < 0.16:
            cells[name] = str(9999 if name.endswith("minutes") else 60)
    return {f"imp_eval_{name}": "" if number == 8 else cell for name, cell in cells.items()}


def course(lot: random.Random, codes: list[str]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The session log of one cohort, the last session not logged yet, and an attendance list with gaps."""
    statuses = [
        "delivered",
        "delivered",
        "truncated",
        "delivered",
        "cancelled",
        "postponed",
        "delivered",
        "delivered",
        "",
    ]
    sessions = []
    for number, status in enumerate(statuses, 1):
        said = "" if status in ("delivered", "") else "ice on the roads"
        minutes = {"delivered": "150", "truncated": "95", "postponed": "150"}.get(status, "")
        day = "" if not status else f"2025-0{1 + number // 4}-{3 * number:02}"
        sessions.append({"cohort": "1", "session": str(number), "date": day, "status": status, "minutes": minutes,
                         "reason": said, "moved_to": "2025-02-20" if status == "postponed" else ""})  # fmt: skip
    marks = []
    for code in codes:
        cells = [lot.choices(("present", "absent", "excused", ""), (80, 8, 8, 4))[0] for _status in statuses]
        cells = ["" if status in ("cancelled", "") else cell for status, cell in zip(statuses, cells, strict=True)]
        marks.append({"record_id": code} | {f"session_{place}": cell for place, cell in enumerate(cells, 1)})
    return [one for one in sessions if one["status"]], marks


def write(path: Path, table: list[dict[str, str]]) -> None:
    """One CSV file with a line of column names."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


def make(folder: Path) -> None:
    """Write participants.csv, answers.csv, sessions.csv and attendance.csv."""
    lot = random.Random(SEED)
    people = participants(lot)
    answers = [
        row
        for number, person in enumerate(people, 1)
        for row in rows(lot, number, person["record_id"], training=person["group"] == "training")
    ]
    trained = [person["record_id"] for person in people if person["group"] == "training"]
    for row in answers:
        asked = row["record_id"] in trained and row["redcap_event_name"] == "post"
        cells = evaluation(1 + trained.index(row["record_id"]) if asked else 1)
        row.update(cells if asked else dict.fromkeys(cells, ""))
    sessions, marks = course(random.Random(SEED + 1), trained)
    folder.mkdir(exist_ok=True)
    write(folder / "sessions.csv", sessions)
    write(folder / "attendance.csv", marks)
    write(folder / "participants.csv", people)
    write(folder / "answers.csv", answers)


if __name__ == "__main__":
    make(FOLDER)
