"""The English side, string by string through wagtail-localize, so that editors find it in the translation editor."""

import json

from wagtail.models import Locale, Page
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation, TranslationSource

from core.i18n.demo_translation import record_strings, translate
from core.models import Helpline, Partner
from pages.demo.build import TYPES, Builder
from pages.demo.content import read_snippets, said, uuid_of

MODELS: dict[str, type[Helpline] | type[Partner]] = {"helplines": Helpline, "partners": Partner}


def make_snippets(name: str, albanian: Locale, english: Locale) -> dict[str, int]:
    """Make the helplines or partners that are missing, with their translation; return the Albanian ids by key."""
    return {row["key"]: make_snippet(MODELS[name], row, albanian, english).pk for row in read_snippets(name)}


def make_snippet(
    model: type[Helpline] | type[Partner], row: dict, albanian: Locale, english: Locale
) -> Helpline | Partner:
    key = uuid_of(f"{model.__name__}.{row['key']}")
    found = model.objects.filter(translation_key=key, locale=albanian).first()
    if found:
        return found
    source = model.objects.create(locale=albanian, translation_key=key, **words(row, "sq"))
    translate(source, model(locale=albanian, **words(row, "en")), english)
    return source


def words(row: dict, language: str) -> dict:
    return {name: said(value, language) for name, value in row.items() if name != "key"}


def translate_pages(entries: list[dict], build: Builder, locale: Locale) -> None:
    """First a draft of every page, so that links find their target; then the words, published."""
    sources = [TYPES[entry["type"]].objects.get(pk=build.pages[entry["key"]]) for entry in entries]
    translated = {page.pk: draft(page, locale).pk for page in sources}
    for entry, page in zip(entries, sources, strict=True):
        page = type(page).objects.get(pk=page.pk)
        origin, _ = TranslationSource.update_or_create_from_instance(page)
        record_strings(origin, build.fill(type(page)(locale=page.locale), entry, "en"), locale)
        point_to_translations(origin, translated, locale)
        translation, _ = Translation.objects.get_or_create(source=origin, target_locale=locale)
        translation.save_target(publish=False)
        translation.get_target_instance().get_latest_revision().publish()  # now, not on commit: all pages or none


def draft(page: Page, locale: Locale) -> Page:
    return page.get_translation_or_none(locale) or page.copy_for_translation(locale)


def point_to_translations(origin: TranslationSource, translated: dict[int, int], locale: Locale) -> None:
    """A page chosen in a card or as the topic of a guide: the translation chooses that page's translation."""
    for segment in OverridableSegment.objects.filter(source=origin).select_related("context"):
        if segment.context.path.rsplit(".", 1)[-1] in ("page", "topic"):
            SegmentOverride.objects.update_or_create(
                locale=locale, context=segment.context, defaults={"data_json": json.dumps(translated[segment.data])}
            )
