"""What Article 16(2) of the Digital Services Act asks of a notice, and what a text that was edited still lacks."""

import unicodedata

GOOD_FAITH = ("mirëbesim", "mirebesim", "good faith", "bona fide")


def missing(body: str, *, links: list[str], explanation: str, hotline: str, email: str) -> list[str]:
    """Names of the elements that `body` does not hold: explanation, links, name, email, good_faith.

    The hotline always signs, also where the law would let a notice about child abuse go without a name.
    """
    plain = folded(body)
    signed = folded(body.replace(email, ""))  # the name of the house in its address is no signature
    for link in links:
        signed = signed.replace(folded(link), "")
    held = {
        "explanation": bool(explanation.strip()) and folded(explanation) in plain,
        "links": bool(links) and all(link in body for link in links),
        "name": folded(hotline) in signed,
        "email": email in body,
        "good_faith": any(words in plain for words in map(folded, GOOD_FAITH)),
    }
    return [name for name, there in held.items() if not there]


def folded(text: str) -> str:
    """For comparing: small letters, one form of accents, any white space as one blank."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
