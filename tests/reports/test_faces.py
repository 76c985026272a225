"""Every character the program can print is in the face that prints it, and all faces are embedded."""

import pytest

from imp_desktop import i18n, paths
from imp_desktop.reports import faces

# the figures, signs and marks that the pages use beside the words
SIGNS = "0123456789.,;:−–×±=<>%*†°[]()…’αη·"


def catalogue() -> str:
    """Every word of every language the program has."""
    found = [entry.read_text(encoding="utf-8") for entry in sorted(paths.resources().glob("locale/*/LC_MESSAGES/*.po"))]
    assert len(found) == len(i18n.languages()) - 1
    return "".join(found)


@pytest.mark.parametrize("face", [faces.SANS, faces.SANS_BOLD])
def test_the_sans_has_every_sign_of_the_pages(face: faces.Face) -> None:
    assert [sign for sign in SIGNS if not faces.has(face, sign)] == []


@pytest.mark.parametrize("face", faces.FACES)
def test_every_face_has_the_letters_of_every_language(face: faces.Face) -> None:
    letters = {sign for sign in catalogue() if sign.isalpha()} - set("αη")
    assert [sign for sign in sorted(letters) if not faces.has(face, sign)] == []


def test_digits_signs_and_decimal_marks_are_equally_wide_so_that_columns_stand() -> None:
    for face in (faces.SANS, faces.SANS_BOLD):
        assert len({round(faces.width(sign, face, 1000)) for sign in "0123456789−"}) == 1
        assert faces.width(".", face, 10) == faces.width(",", face, 10)


def test_a_missing_character_is_as_wide_as_its_box() -> None:
    assert not faces.has(faces.SANS, "漢")
    assert faces.width("漢", faces.SANS, 10) == pytest.approx(10 * faces.MISSING_WIDTH)
