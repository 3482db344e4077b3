"""One analysis for indexing and for asking, the same on every database.

A word is looked up in simplemma's dictionary of its language, first as typed, then without its diacritics (people type
"femijeve" for "fëmijëve"); the lemma is folded (ë to e, ç to c) and loses its common endings, so that inflected forms
which the dictionary does not know still meet. "femijeve", "fëmijëve" and "fëmijë" all become "femi".
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from simplemma.strategies import DefaultDictionaryFactory

WORD = re.compile(r"[^\W_]+", re.UNICODE)
FOLD = str.maketrans("ëç", "ec")
ALBANIAN_STOP = "e i te se ne dhe me per nga qe u do po ky kjo si nje a ose eshte jane"
ENGLISH_STOP = "a an and are as at be by for from in is it of on or that the this to with you your"
STOP = {"sq": set(ALBANIAN_STOP.split()), "en": set(ENGLISH_STOP.split())}
# Endings of nouns and adjectives on folded words, longest first; a stem keeps at least four letters.
ALBANIAN_ENDINGS = (
    "imeve imet imin imit imi ime jeve eve ave ive jes jen uesve ine ise ite ve ne se te it in et at es en ia ja je "
    "a e i s t n"
)
ENDINGS = {
    "sq": sorted(ALBANIAN_ENDINGS.split(), key=len, reverse=True),
    "en": ["ing", "ies", "es", "ed", "s", "e", "y"],
}
MINIMUM_STEM = 4
# Shkodër, Shkodrës; libër, librit: the e before a last r or l goes when an ending follows, so we never keep it.
FLEETING_E = re.compile(r"(?<=[^aeiouy])e(?=[rl]$)")
# Endings of verbal nouns (raportim) and of people who do (mësues): only what follows the suffix falls away.
KEPT_ENDINGS = {"imeve": "im", "imet": "im", "imin": "im", "imit": "im", "imi": "im", "ime": "im", "uesve": "ues"}


@cache
def fingerprint() -> str:
    """Which analysis this is: another one finds nothing in what this one wrote."""
    made_of = Path(__file__).read_bytes() + version("simplemma").encode()
    return hashlib.sha256(made_of).hexdigest()[:16]


def fold(word: str) -> str:
    """Lower case, ë to e, ç to c, and no other marks."""
    plain = unicodedata.normalize("NFC", word).lower().translate(FOLD)
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)


@cache
def dictionary(language: str) -> dict[str, str]:
    """Folded word form to folded lemma, for every form that simplemma knows."""
    try:
        forms = DefaultDictionaryFactory().get_dictionary(language)
    except ValueError:  # simplemma does not know the language: its words are folded and no more
        return {}
    return {fold(form): fold(lemma) for form, lemma in sorted(forms.items(), reverse=True)}


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The form under which a word is indexed and asked for."""
    folded = fold(word)
    verbal_noun = language == "sq" and folded.endswith("im")  # its own lemma, though dictionaries give the verb
    found = folded if verbal_noun else dictionary(language).get(folded, folded)
    shorter = without_ending(found, language)
    while shorter != found:
        found, shorter = shorter, without_ending(shorter, language)
    return FLEETING_E.sub("", found) if language == "sq" else found


def without_ending(word: str, language: str) -> str:
    """`word` less its longest known ending, if a stem of four letters is left."""
    for ending in ENDINGS.get(language, ()):
        start, kept = word[: -len(ending)], KEPT_ENDINGS.get(ending, "")
        bare_consonant = ending in {"t", "n", "s"} and start[-1:] not in set("aeiou")
        if word.endswith(ending) and not bare_consonant and len(start + kept) >= MINIMUM_STEM:
            return start + kept
    return word


def tokens(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and stem of each word that is worth finding."""
    stop = STOP.get(language, set())
    for match in WORD.finditer(unicodedata.normalize("NFC", text)):
        if fold(match.group()) not in stop:
            yield match.start(), match.end(), stem(match.group(), language)


def analyse(text: str, language: str) -> str:
    """The stems of a text, parted by spaces: what is indexed, and what is asked."""
    return " ".join(found for _, _, found in tokens(text, language))
