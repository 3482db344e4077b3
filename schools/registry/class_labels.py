"""How a class of a school is written."""

import re


def normalized(label: str) -> str:
    """ "9 b" and "9-B" are the class "9B"."""
    return re.sub(r"[\s./_–-]+", "", label).upper()
