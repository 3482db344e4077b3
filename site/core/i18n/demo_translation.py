"""Translates a page or snippet of the demo through wagtail-localize, as a translator would, string by string.

The caller gives the source and its `translated`: an unsaved instance of the same class that says the same in the other
language, with the same block ids and the same translation keys of child objects. The strings of both are paired by
their place, so that editors find every translation in the translation editor, and not a copy of the page.
"""

from collections import defaultdict
from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


def translate(source: Any, translated: Any, locale: Locale) -> None:
    """Write and publish the translation of `source` into `locale` with the words of `translated`."""
    origin, _ = TranslationSource.update_or_create_from_instance(source)
    record_strings(origin, translated, locale)
    translation, _ = Translation.objects.get_or_create(source=origin, target_locale=locale)
    translation.save_target(publish=True)


def record_strings(origin: TranslationSource, translated: Any, locale: Locale) -> None:
    """Enter the words of `translated` as translations of the strings. Raises ValueError where the two do not match."""
    words, rows = strings_by_place(translated), {}
    segments = StringSegment.objects.filter(source=origin).select_related("string", "context").order_by("order")
    for segment in segments:
        waiting = words.get(segment.context.path)
        if not waiting:
            raise ValueError(
                f"{translated!r}: nothing in the translation for {segment.context.path}: {segment.string.data!r}"
            )
        rows[segment.string_id, segment.context_id] = StringTranslation(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            data=waiting.pop(0),
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
    left = {path: rest for path, rest in words.items() if rest}
    if left:
        raise ValueError(f"{translated!r}: the translation says more than its source: {left}")
    StringTranslation.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "translation_type"],
    )


def strings_by_place(instance: Any) -> dict[str, list[str]]:
    """The strings of `instance` in their order, under their place (field, block, child)."""
    found = defaultdict(list)
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment.string.data)
    return found
