"""A code, letter by letter, to be read out over the phone."""

WORDS = {
    "sq": dict(
        A="Apollonia", B="Berat", C="Cërrik", D="Durrës", E="Elbasan", F="Fier", G="Gramsh", H="Himarë", J="Jeta",
        K="Korçë", M="Mat", N="Nëna", P="Përmet", Q="Qielli", R="Rrogozhinë", S="Sarandë", T="Tiranë", V="Vlorë",
        W="dopio V", X="iks, si Xixa", Y="Ylli", Z="Zogu",
    ),
    "en": dict(
        A="Alpha", B="Bravo", C="Charlie", D="Delta", E="Echo", F="Foxtrot", G="Golf", H="Hotel", J="Juliet",
        K="Kilo", M="Mike", N="November", P="Papa", Q="Quebec", R="Romeo", S="Sierra", T="Tango", V="Victor",
        W="Whiskey", X="X-ray", Y="Yankee", Z="Zulu",
    ),
}  # fmt: skip


def spelled(code: str, language: str) -> list[list[tuple[str, str]]]:
    """The code in its groups; of each character itself and a word that begins with it. Digits speak for themselves."""
    words = WORDS.get(language[:2], WORDS["sq"])
    return [[(character, words.get(character, "")) for character in group] for group in code.split("-")]
