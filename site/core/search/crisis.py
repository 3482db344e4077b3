"""Whether what somebody typed is a cry for help: crisis words in any inflection and spelling.

Words are compared as they sound rather than as they are written: without diacritics and apostrophes, double letters as
one, dh as d, th as t, q as c, without a last e; from six letters on, one slip of the finger is forgiven, and the ends
of Albanian and English words are free. Nothing that was typed is kept, counted or logged.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.content.page_index import IndexedPage, page_index
from core.directory.models import Helpline
from core.page_cache.generation import remembered
from core.search.analysis import fold, stem
from core.search.models import CrisisTopic

NUMBERS = 3  # 116 111, 129 and 112 come first in the directory
BETWEEN = 2  # words that may stand between those of a phrase
FORGIVING = 6  # letters from which on a slip is forgiven
APOSTROPHES = re.compile("['’‘`´]")
TO_ME = re.compile("\\b[mM]['’‘`´]")  # m'abuzon is "me abuzon"
WORD = re.compile(r"[^\W_]+\*?")
SOUNDS = (("dh", "d"), ("th", "t"), ("q", "c"))
SMALL = {"te", "t", "e", "i", "se", "po", "ta", "u", "to", "the", "a", "am"}


@dataclass(frozen=True)
class Word:
    """A word of a phrase as it sounds; `open` where more letters may follow."""

    sound: str
    stem: str
    open: bool = False

    def means(self, typed: "Word") -> bool:
        """Whether somebody who typed `typed` meant this word."""
        if typed.sound == self.sound or (len(self.sound) >= FORGIVING and typed.stem == self.stem):
            return True
        if self.open and typed.sound.startswith(self.sound):
            return True
        return len(self.sound) >= FORGIVING and any(within_a_slip(self.sound, way) for way in self.begun(typed.sound))

    def begun(self, typed: str) -> list[str]:
        """What of `typed` this word can be: its beginning, one letter more or less, where the end is open."""
        length = len(self.sound)
        return [typed[:end] for end in (length - 1, length, length + 1)] if self.open else [typed]


@dataclass(frozen=True)
class Card:
    """What stands above the results: the strongest topic, the numbers, and the guides of all that were met."""

    topic: CrisisTopic
    guides: list[IndexedPage]


def sound(word: str) -> str:
    """One spelling for all the ways in which people write a word."""
    heard = fold(word)
    for written, said in SOUNDS:
        heard = heard.replace(written, said)
    heard = re.sub(r"(.)\1+", r"\1", heard)
    return heard[:-1] if len(heard) > 4 and heard.endswith("e") else heard


def words(text: str) -> list[Word]:
    """The words of a phrase or of what was typed, without the small ones (unless there is nothing else)."""
    found = [match.group() for match in WORD.finditer(APOSTROPHES.sub("", TO_ME.sub("me ", text)))]
    weighty = [word for word in found if fold(word) not in SMALL] or found
    return [word_of(word) for word in weighty]


def word_of(written: str) -> Word:
    bare = written.rstrip("*")
    return Word(sound(bare), stem(bare, "sq"), open=written.endswith("*"))


def within_a_slip(one: str, other: str) -> bool:
    """True where one letter was left out, added, changed, or changed places with the next."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[at:], other[at:]
    swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped


def holds(typed: Sequence[Word], phrase: Sequence[Word]) -> bool:
    """Whether the words of `phrase` stand in `typed`, in their order and close together, or written as one."""
    together = "".join(word.sound for word in phrase)
    if len(phrase) > 1 and any(word.sound == together for word in typed):
        return True
    return any(begins(typed[start:], phrase) for start in range(len(typed)))


def begins(typed: Sequence[Word], phrase: Sequence[Word]) -> bool:
    """Whether `typed` begins with the first word of `phrase` and the others follow, a few words between at most."""
    if not phrase[0].means(typed[0]):
        return False
    at = 1
    for wanted in phrase[1:]:
        near = range(at, min(at + BETWEEN + 1, len(typed)))
        found = next((n for n in near if wanted.means(typed[n])), None)
        if found is None:
            return False
        at = found + 1
    return True


def with_pairs(typed: Sequence[Word]) -> list[Sequence[Word]]:
    """What was typed, and each two neighbours as one word: people write "vet vrasje"."""
    return [typed, *([word_of(one.sound + other.sound)] for one, other in pairwise(typed))]


@remembered
def topics() -> list[tuple[CrisisTopic, list[list[Word]], list[list[Word]]]]:
    """Every topic with its words and its harmless phrases, read once until an editor changes one."""
    found = CrisisTopic.objects.select_related("guide").order_by("order", "slug")
    return [(topic, read(topic.phrases("words")), read(topic.phrases("harmless"))) for topic in found]


def read(phrases: Iterable[str]) -> list[list[Word]]:
    return [found for found in map(words, phrases) if found]


def met(query: str) -> list[CrisisTopic]:
    """The topics that a query speaks of, the strongest first."""
    typed = words(query)
    return [topic for topic, asked, harmless in topics() if speaks_of(asked, without(typed, harmless))]


def speaks_of(phrases: list[list[Word]], typed: Sequence[Word]) -> bool:
    ways = with_pairs(typed)
    return any(holds(way, phrase) for way in ways for phrase in phrases)


def without(typed: list[Word], harmless: list[list[Word]]) -> list[Word]:
    """What was typed less the harmless phrases in it: a cry beside one of them is still heard."""
    taken = [word for phrase in harmless if holds(typed, phrase) for word in phrase]
    return [word for word in typed if not any(one.means(word) for one in taken)]


def card(query: str, language: str) -> Card | None:
    """What to show above the results of `query`; None where it is no cry for help."""
    found = met(query) if query else []
    if not found:
        return None
    guides = [page_index().by_key.get(topic.guide.translation_key, {}).get(language) for topic in found if topic.guide]
    return Card(found[0], list(dict.fromkeys(guide for guide in guides if guide)))


@remembered
def numbers(language: str) -> list[Helpline]:
    """Whom to call; only numbers that somebody has confirmed."""
    confirmed = Helpline.objects.filter(locale__language_code=language, confirmed=True).exclude(number="")
    return list(confirmed.order_by("order", "name")[:NUMBERS])
