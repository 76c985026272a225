"""Forms for tests of the printed page, and what a camera and a decoder find on it."""

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pypdfium2
import zxingcpp
from PIL import Image

from imp_desktop.i18n import speaking
from imp_desktop.instruments import catalogue
from imp_desktop.instruments.derived import without
from imp_desktop.instruments.model import Instrument
from imp_desktop.reports.paper_form import Filled, PaperForm
from imp_desktop.reports.paper_form_head import top_of_rows
from imp_desktop.reports.paper_form_layout import Sheet, sheets
from imp_desktop.reports.paper_form_pages import paper_forms_pdf

INSTRUMENTS = ("intake", "ffmq", "scs", "scs26", "eq", "pss", "proqol", "imp_eval")
LANGUAGES = ("en", "nl")
_WORDS = (
    "words",
    "of",
    "a",
    "made-up",
    "sentence",
    "stand",
    "where",
    "clinics",
    "may",
    "print",
    "what",
    "is",
    "licensed",
)


@cache
def instrument(name: str) -> Instrument:
    """A shipped instrument, with the items of the short self-compassion form named."""
    found = catalogue.instrument(name)
    return without(found, catalogue.instrument("scs26"), (23, 16)) if name == "scs" else found


def worded(name: str, length: int, *, longest: int = 0) -> Instrument:
    """The instrument with made-up sentences of up to that many characters; the fourth may be longer still."""
    chance, plain = random.Random(length), instrument(name)
    cues = {item.id: _sentence(chance, chance.randint(length // 2, length)) for item in plain.items}
    if longest:
        cues[plain.items[3].id] = _sentence(chance, longest)
    words = {language: replace(given, cues=cues, worded=frozenset(cues)) for language, given in plain.words.items()}
    return replace(plain, words=words)


def form(of: Instrument, language: str = "en", code: str = "017-V", filled: Filled | None = None) -> PaperForm:
    """A form before the training, of participant 017-V unless another is named."""
    return PaperForm("7F3A91C24D08", of, language, "pre", "Before the training", code, filled=filled)


def printed(*forms: PaperForm) -> bytes:
    """The forms as a PDF."""
    return paper_forms_pdf(forms, lambda _percent, _words: None, lambda: False)


def laid_out(of: PaperForm) -> list[Sheet]:
    """The sheets of a form as they are laid out."""
    with speaking(of.language):
        return list(sheets(of, top_of_rows(of)))


def pictures(content: bytes, dots_per_inch: int) -> list[Image.Image]:
    """Every page in grey, as a scanner sees it."""
    document = pypdfium2.PdfDocument(content)
    try:
        scale = dots_per_inch / 72
        return [
            document[page].render(scale=scale, grayscale=True).to_pil().convert("L") for page in range(len(document))
        ]
    finally:
        document.close()


def codes(picture: Image.Image) -> list[str]:
    """What a decoder reads on a page."""
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def down(picture: Image.Image, x: int) -> list[tuple[int, int]]:
    """Where dark begins and ends in a column of pixels."""
    return stretches(list(picture.crop((x, 0, x + 1, picture.height)).tobytes()))


def across(picture: Image.Image, y: int) -> list[tuple[int, int]]:
    """Where dark begins and ends in a row of pixels."""
    return stretches(list(picture.crop((0, y, picture.width, y + 1)).tobytes()))


def part(picture: Image.Image, place: Sequence[float], dots_per_inch: int) -> Image.Image:
    """What lies in left, top, right and bottom, in points."""
    left, top, right, bottom = (round(edge * dots_per_inch / 72) for edge in place)
    return picture.crop((left, top, right, bottom))


def stretches(line: list[int]) -> list[tuple[int, int]]:
    """Where dark begins and ends along a line of grey values."""
    dark = [value < 100 for value in line]
    edges = [at for at in range(len(dark) + 1) if (at < len(dark) and dark[at]) != (at > 0 and dark[at - 1])]
    return list(zip(edges[::2], edges[1::2], strict=True))


def texts(content: bytes) -> list[list[tuple[float, float, float, float]]]:
    """Left, bottom, right and top of every stretch of text, page by page."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [
            [thing.get_bounds() for thing in document[page].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT])]
            for page in range(len(document))
        ]
    finally:
        document.close()


def _sentence(chance: random.Random, length: int) -> str:
    said = ""
    while len(said) < length:
        said += f" {chance.choice(_WORDS)}"
    return said.strip()[:length].strip().capitalize() + "."
