"""Two bounds in per cent, as a pair of fields: from where on to go on, and below what to reconsider."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from imp_desktop import i18n
from imp_desktop.i18n import _
from imp_desktop.protocols.feasibility import Criterion
from imp_desktop.ui.controls import label
from imp_desktop.ui.look import Look

WIDE_ENOUGH = 1.25  # up to this zoom both bounds have room side by side
FIELD = 60


class Bounds(QWidget):
    """The pair; `edited` tells of every keystroke."""

    edited = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.green = self._field(name, _("Go on from"))
        self.red = self._field(name, _("Reconsider below"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.px(6))
        below = look.zoom > WIDE_ENOUGH
        for place, (words, field) in enumerate(((_("Go on from"), self.green), (_("Reconsider below"), self.red))):
            row, column = (place, 0) if below else (0, 3 * place)
            grid.addWidget(label(look, words, 12, colour="text2"), row, column)
            grid.addWidget(field, row, column + 1)
            grid.addWidget(label(look, "%", 12, colour="text2"), row, column + 2)

    def show_criterion(self, criterion: Criterion) -> None:
        """Show its bounds."""
        self.green.setText(written(criterion.green))
        self.red.setText(written(criterion.red))

    def text(self) -> str:
        """What stands there, as bounds are chosen: "82.5,60"."""
        return ",".join(field.text().strip().replace(",", ".") for field in (self.green, self.red))

    def _field(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setFixedWidth(self._look.px(FIELD))
        field.setAccessibleName(f"{name}: {words}, %")
        field.textEdited.connect(self.edited)
        return field


def written(bound: Decimal) -> str:
    """A bound as people write it here."""
    text = f"{bound.normalize():f}"
    return text.replace(".", ",") if i18n.language() == "nl" else text
