"""Two tables that follow from the texts on the evaluation forms: the log of adverse reactions, and the codes."""

from datetime import date

from .evaluation import Evaluation
from .sheets import Seat
from .texts import MISSED, PLANS, REACTIONS

PLAN_CODES = {text: code for code, texts in PLANS.items() for text in texts}
MISSED_CODES = {text: code for code, text in MISSED}


def reactions_table(codes: dict[Seat, str], days: dict[Seat, date], forms: dict[Seat, Evaluation]) -> list[list[str]]:
    """Give the log: one line for everybody who wrote of a reaction, in the order of `codes`."""
    lines = [
        ["record_id", "date", "reaction", "what", "severity", "related", "action", "stopped", "printable"],
    ]
    reactions = {reaction.words: reaction for reaction in REACTIONS}
    for seat, code in codes.items():
        reaction = reactions.get(forms.get(seat, {}).get("imp_eval_adverse_text", ""))
        if reaction is not None:
            said = [code, f"{days[seat]}", reaction.kind, reaction.what]
            printable = "yes" if reaction.printable else "no"
            lines.append([*said, "mild", reaction.related, reaction.action, "no", printable])
    return lines


def codes_table(codes: dict[Seat, str], forms: dict[Seat, Evaluation]) -> list[list[str]]:
    """Give the codes of plans and topics missed; only the words printed in the paper may be printed."""
    lines = [["record_id", "redcap_event_name", "item", "codes", "printable"]]
    for seat, code in codes.items():
        form = forms.get(seat, {})
        for item, known, printable in (
            ("imp_eval_plans", PLAN_CODES, "no"),
            ("imp_eval_missed", MISSED_CODES, "yes"),
        ):
            if item in form:
                lines.append([code, "post", item, known[form[item]], printable])
    return lines
