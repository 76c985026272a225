"""The check letter of a participant code: worked out from the signs before it, so that a slip on paper or key shows.

The signs are read as one number, digits as they are and letters as two digits (A is 10, Z is 35); the remainder after
division by 23 picks the letter. It is the letter of the Spanish identity number (NIF); its table has no I, O and U.
23 is a prime and no factor of 9 or 10, so every single wrong digit and every swap of two neighbouring digits changes
the letter, in codes of any length. Of two letters mistaken for each other only A and X, B and Y, C and Z look alike.
A digit too few or too many is found in 22 of 23 cases, but a leading zero is worth nothing: 17 and 017 share a letter.
"""

import re

LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
_WITH_LETTER = re.compile(r"(?P<stem>.*[0-9A-Z].*)-(?P<letter>[A-Z])", re.IGNORECASE | re.ASCII)
_BASE = 36


def letter_of(stem: str) -> str:
    """The check letter of what stands before it; points, hyphens and underscores do not count, nor does letter case."""
    digits = "".join(str(int(sign, _BASE)) for sign in stem if sign.isascii() and sign.isalnum())
    return LETTERS[int(digits or "0") % len(LETTERS)]


def stem_of(code: str) -> str:
    """The code without a hyphen and one letter at its end; the whole code where it has none."""
    found = _WITH_LETTER.fullmatch(code)
    return found["stem"] if found else code


def has_letter(code: str) -> bool:
    """Whether the code ends in a hyphen and one letter, whichever."""
    return _WITH_LETTER.fullmatch(code) is not None


def fits(code: str) -> bool:
    """Whether the code ends in the letter of what stands before it."""
    found = _WITH_LETTER.fullmatch(code)
    return found is not None and found["letter"].upper() == letter_of(found["stem"])


def with_letter(code: str) -> str:
    """The code as it is with its letter: 017 and 017V become 017-V, and so does 017-W."""
    run_together = code[:-1] if code[-1:].isalpha() and any(sign.isdigit() for sign in code[:-1]) else ""
    if run_together and not has_letter(code) and fits(f"{run_together}-{code[-1]}"):
        return f"{run_together}-{code[-1].upper()}"
    stem = stem_of(code)
    return f"{stem}-{letter_of(stem)}"
