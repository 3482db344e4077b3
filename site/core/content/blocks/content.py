"""The blocks that editors write with. They choose meaning (a warning, a step), never looks."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from core import tiles

RICH = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
INLINE = ["bold", "italic", "ol", "ul", "link"]


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("title"), max_length=160)),
                ("text", blocks.RichTextBlock(label=_("text"), required=False, features=INLINE)),
            ]
        ),
        label=_("steps"),
    )

    class Meta:
        template = "blocks/steps.html"
        icon = "list-ol"
        label = _("steps")


class NoteBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), required=False, max_length=160)
    text = blocks.RichTextBlock(label=_("text"), features=INLINE)

    class Meta:
        template = "blocks/note.html"
        icon = "info-circle"
        label = _("note")


class WarningBlock(NoteBlock):
    class Meta:
        template = "blocks/warning.html"
        icon = "warning"
        label = _("warning")


class DoDontBlock(blocks.StructBlock):
    do = blocks.ListBlock(blocks.CharBlock(max_length=250), label=_("do"))
    dont = blocks.ListBlock(blocks.CharBlock(max_length=250), label=_("do not"))

    class Meta:
        template = "blocks/do_dont.html"
        icon = "tick"
        label = _("do and do not")


class HelplinesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    helplines = blocks.ListBlock(SnippetChooserBlock("core.Helpline"), label=_("helplines"))

    class Meta:
        template = "blocks/helplines.html"
        icon = "mail"
        label = _("helplines")


class QuestionsBlock(blocks.ListBlock):
    def __init__(self, **kwargs: Any) -> None:
        question = blocks.StructBlock(
            [
                ("question", blocks.CharBlock(label=_("question"), max_length=200)),
                ("answer", blocks.RichTextBlock(label=_("answer"), features=INLINE)),
            ]
        )
        super().__init__(question, **kwargs)

    class Meta:
        template = "blocks/questions.html"
        icon = "help"
        label = _("questions and answers")


class DownloadsBlock(blocks.ListBlock):
    def __init__(self, **kwargs: Any) -> None:
        download = blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("title"), max_length=160)),
                ("document", DocumentChooserBlock(label=_("document"))),
            ]
        )
        super().__init__(download, **kwargs)

    class Meta:
        template = "blocks/downloads.html"
        icon = "download"
        label = _("downloads")


class FigureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("picture"))
    alt = blocks.CharBlock(label=_("what the picture shows"), required=False, max_length=250)
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=250)

    class Meta:
        template = "blocks/figure.html"
        icon = "image"
        label = _("picture")


class FactBlock(blocks.StructBlock):
    figure = blocks.CharBlock(label=_("figure"), max_length=40)
    label = blocks.CharBlock(label=_("what it counts"), max_length=160)
    source = blocks.CharBlock(label=_("source"), required=False, max_length=200)

    class Meta:
        template = "blocks/fact.html"
        icon = "order"
        label = _("fact")


class CardsBlock(blocks.ListBlock):
    def __init__(self, **kwargs: Any) -> None:
        card = blocks.StructBlock(
            [
                ("page", blocks.PageChooserBlock(label=_("page"))),
                ("text", blocks.CharBlock(label=_("text"), required=False, max_length=200)),
            ]
        )
        super().__init__(card, **kwargs)

    class Meta:
        template = "blocks/cards.html"
        icon = "grip"
        label = _("cards")


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("text"))
    source = blocks.CharBlock(label=_("source"), required=False, max_length=160)

    class Meta:
        template = "blocks/quote.html"
        icon = "openquote"
        label = _("quote")


class RaportoBlock(blocks.StructBlock):
    """The way into RAPORTO!, wherever an editor wants it."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.CharBlock(label=_("text"), required=False, max_length=250)

    class Meta:
        template = "blocks/raporto.html"
        icon = "warning"
        label = "RAPORTO!"


class LiveBlock(blocks.StructBlock):
    """A tile that another app keeps up to date."""

    tile = blocks.ChoiceBlock(label=_("tile"), choices=tiles.choices)

    class Meta:
        template = "blocks/live.html"
        icon = "time"
        label = _("live tile")


BODY_BLOCKS = [
    ("text", blocks.RichTextBlock(features=RICH, template="blocks/text.html", label=_("text"))),
    ("steps", StepsBlock()),
    ("warning", WarningBlock()),
    ("note", NoteBlock()),
    ("do_dont", DoDontBlock()),
    ("helplines", HelplinesBlock()),
    ("downloads", DownloadsBlock()),
    ("questions", QuestionsBlock()),
    ("figure", FigureBlock()),
    ("fact", FactBlock()),
    ("cards", CardsBlock()),
    ("quote", QuoteBlock()),
    ("raporto", RaportoBlock()),
    ("live", LiveBlock()),
]


class BodyBlock(blocks.StreamBlock):
    """All of them: the body of a page."""

    def __init__(self, local_blocks: list | None = None, **kwargs: Any) -> None:
        super().__init__(local_blocks or BODY_BLOCKS, **kwargs)
