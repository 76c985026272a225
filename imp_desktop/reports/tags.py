"""What each thing on a page is, for screen readers and for copying: the structure tree of a tagged PDF."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFPage, PDFString
from reportlab.pdfgen.canvas import Canvas


@dataclass(eq=False)
class Element:
    """A heading, paragraph, table, row, cell or figure; `kids` are elements and (page, mark) pairs in reading order."""

    kind: str
    parent: "Element | None" = None
    alt: str = ""
    scope: str = ""
    box: tuple[float, float, float, float] | None = None
    kids: list["Element | tuple[int, int]"] = field(default_factory=list)

    def add(self, kind: str, *, alt: str = "", scope: str = "", box: tuple[float, ...] | None = None) -> "Element":
        """A new element at the end of this one; `box` is left, bottom, right, top of a figure in points."""
        bounds = (box[0], box[1], box[2], box[3]) if box else None
        child = Element(kind, self, alt, scope, bounds)
        self.kids.append(child)
        return child

    def mark(self, page: int, number: int) -> None:
        """Say that the marked content `number` of the page (from 0) belongs here."""
        self.kids.append((page, number))


def write(canvas: Canvas, root: Element, pages: Iterable[PDFPage]) -> None:
    """Put the tree into the document of a canvas whose pages are all drawn."""
    document = canvas._doc  # noqa: SLF001 - reportlab offers no other way to its document
    page_objects = tuple(pages)
    marks: list[dict[int, PDFObjectReference]] = [{} for _page in page_objects]
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    tree_reference = document.Reference(tree)
    top = _Writer(canvas, page_objects, marks).write(root, tree_reference)
    tree["K"] = top
    parents: list[int | PDFObjectReference] = []
    for number, page in enumerate(page_objects):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = number
        page.Tabs = PDFName("S")
        parents += [number, document.Reference(PDFArray([marks[number][mark] for mark in sorted(marks[number])]))]
    tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(parents)}))
    tree["ParentTreeNextKey"] = len(page_objects)
    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


@dataclass(frozen=True)
class _Writer:
    canvas: Canvas
    pages: tuple[PDFPage, ...]
    marks: list[dict[int, PDFObjectReference]]

    def write(self, element: Element, parent: PDFObjectReference) -> PDFObjectReference:
        """Put the element and all below it into the document."""
        document = self.canvas._doc  # noqa: SLF001 - as above
        entry = PDFDictionary({"S": PDFName(element.kind), "P": parent})
        reference = document.Reference(entry)
        if element.alt:
            entry["Alt"] = PDFString(element.alt)
        if element.scope:
            entry["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
        if element.box:
            entry["A"] = PDFDictionary({"O": PDFName("Layout"), "BBox": PDFArray(list(element.box))})
        marks = [kid for kid in element.kids if not isinstance(kid, Element)]
        if marks and len(marks) == len(element.kids) and len({page for page, _number in marks}) == 1:
            self._on_one_page(entry, marks, reference)
        else:
            entry["K"] = PDFArray([self._kid(kid, reference) for kid in element.kids])
        return reference

    def _on_one_page(self, entry: PDFDictionary, marks: list[tuple[int, int]], reference: PDFObjectReference) -> None:
        page = marks[0][0]
        entry["Pg"] = self.canvas._doc.Reference(self.pages[page])  # noqa: SLF001 - as above
        entry["K"] = PDFArray([number for _page, number in marks])
        for _page, number in marks:
            self.marks[page][number] = reference

    def _kid(
        self, kid: "Element | tuple[int, int]", reference: PDFObjectReference
    ) -> PDFObjectReference | PDFDictionary:
        if isinstance(kid, Element):
            return self.write(kid, reference)
        page, number = kid
        self.marks[page][number] = reference
        shown_on = self.canvas._doc.Reference(self.pages[page])  # noqa: SLF001 - as above
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": shown_on, "MCID": number})
