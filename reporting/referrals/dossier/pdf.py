"""A dossier as PDF, for reading and for the file of the case. Nothing in it can be clicked, and nothing is fetched."""

import io
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import reportlab
from django.utils.translation import gettext as _
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from reporting.links.defang import defang
from reporting.referrals.dossier.files import Dossier

PLAIN, BOLD = "Vera", "VeraBd"
FOLDER = Path(reportlab.__file__).parent / "fonts"


@cache
def fonts() -> frozenset[int]:
    """Register the fonts that come with reportlab; return the characters that they have."""
    for name in (PLAIN, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(FOLDER / f"{name}.ttf")))
    return frozenset(pdfmetrics.getFont(PLAIN).face.charToGlyph)


@cache
def styles() -> dict[str, ParagraphStyle]:
    fonts()
    plain = ParagraphStyle("plain", fontName=PLAIN, fontSize=9.5, leading=13.5, alignment=TA_LEFT, spaceAfter=2 * mm)
    return {
        "plain": plain,
        "title": ParagraphStyle("title", plain, fontName=BOLD, fontSize=15, leading=20, spaceAfter=4 * mm),
        "head": ParagraphStyle("head", plain, fontName=BOLD, fontSize=11, leading=15, spaceBefore=5 * mm),
        "label": ParagraphStyle("label", plain, fontName=BOLD, fontSize=8.5, leading=11, spaceAfter=0.5 * mm),
        "link": ParagraphStyle("link", plain, fontSize=8.5, leading=12, wordWrap="CJK", leftIndent=4 * mm),
    }


def render(dossier: Dossier) -> bytes:
    out = io.BytesIO()
    page = SimpleDocTemplate(
        out, pagesize=A4, title=f"{dossier.hotline} {dossier.referral}", author=dossier.hotline,
        leftMargin=22 * mm, rightMargin=22 * mm, topMargin=20 * mm, bottomMargin=20 * mm,
    )  # fmt: skip

    def foot(canvas: Any, document: Any) -> None:
        canvas.setFont(PLAIN, 8)
        canvas.drawString(22 * mm, 12 * mm, f"{dossier.hotline} · {dossier.referral} · {canvas.getPageNumber()}")

    page.build(story(dossier), onFirstPage=foot, onLaterPages=foot)
    return out.getvalue()


def story(dossier: Dossier) -> list:
    parts = [text(_("Dossier %(reference)s") % {"reference": dossier.referral}, "title")]
    parts += [text(f"{dossier.hotline}, {dossier.created}")]
    parts += section(_("From the hotline"), [text(dossier.note)] if dossier.note else [])
    parts += section(_("Facts"), pairs((row["label"], row["value"]) for row in dossier.facts))
    parts += section(_("Assessment"), assessment(dossier.assessment))
    parts += section(_("What was reported"), pairs((row["label"], defang(row["text"])) for row in dossier.answers))
    parts += section(_("Links"), links(dossier.links))
    parts += section(
        _("Messages"), pairs((f"{row['from']}, {row['day']}", defang(row["text"])) for row in dossier.conversation)
    )
    return parts


def section(title: str, parts: list) -> list:
    return [text(title, "head"), *parts] if parts else []


def pairs(rows: Any) -> list:
    return [part for label, value in rows if value for part in (text(label, "label"), text(value))]


def assessment(found: dict) -> list:
    if not found:
        return []
    parts = [text(f"{found['label']}, {found['day']}")]
    for term in found["terms"]:
        law = f" ({term['legal']})" if term["legal"] else ""
        parts += [text(f"{term['taxonomy']} {term['version']}", "label"), text(f"{term['label']}{law}")]
    return parts


def links(rows: list[dict]) -> list:
    parts = [text(_("hxxp stands for http, [.] for a dot. Exact addresses are marked: do not open them without need."))]
    for number, row in enumerate(rows, start=1):
        parts += [text(f"{number}. {row['harmless']}", "link")]
        parts += [text(_("EXACT: %(link)s") % {"link": row["exact"]}, "link"), Spacer(1, 1.5 * mm)]
    return parts if rows else []


def text(words: str, style: str = "plain") -> Paragraph:
    return Paragraph("<br/>".join(escape(line, quote=False) for line in visible(words).split("\n")), styles()[style])


def visible(words: str) -> str:
    """A character that the font lacks is written as its number: nothing vanishes unseen."""
    known = fonts()
    return "".join(c if c == "\n" or ord(c) in known else " " if c == "\t" else f"[U+{ord(c):04X}]" for c in str(words))
