"""Copy the icons in use from python-lucide into resources/icons; a test compares the folder with this list."""

from pathlib import Path

import lucide

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"
OWN = "imp_desktop.svg"  # the sign of the program, drawn by ourselves
IN_USE = (
    "arrow-left",
    "arrow-left-right",
    "badge-check",
    "book-open",
    "calendar-days",
    "chart-line",
    "check",
    "chevron-left",
    "chevron-right",
    "chevrons-up-down",
    "circle-alert",
    "clock",
    "copy",
    "copy-check",
    "download",
    "equal-not",
    "file-plus",
    "file-text",
    "flag",
    "flask-conical",
    "folder-open",
    "hard-drive",
    "info",
    "keyboard",
    "list-checks",
    "lock",
    "message-circle-question-mark",
    "monitor",
    "panel-right",
    "pencil",
    "printer",
    "quote",
    "refresh-cw",
    "scan-eye",
    "search",
    "settings",
    "snowflake",
    "sticky-note",
    "table",
    "table-2",
    "tags",
    "triangle-alert",
    "upload",
    "user-plus",
    "users",
    "x",
    "zoom-in",
    "zoom-out",
)


# a style sheet cannot colour an icon, so the arrow of a list to open is there once a theme
ARROW = "chevron-down"
ARROW_COLOURS = {"light": "#445156", "dark": "#B6C1C5"}


def main() -> None:
    """Write one SVG file a name; files no longer in use are removed, the program's own sign stays."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.svg"):
        if old.name == OWN:
            continue
        old.unlink()
    for name in IN_USE:
        (FOLDER / f"{name}.svg").write_text(lucide.lucide_icon(name), encoding="utf-8")
    for theme, colour in ARROW_COLOURS.items():
        arrow = lucide.lucide_icon(ARROW).replace("currentColor", colour)
        (FOLDER / f"{ARROW}-{theme}.svg").write_text(arrow, encoding="utf-8")


if __name__ == "__main__":
    main()
