"""How a class of a school is written, and which grades a school has."""

import re

SIGNS = re.compile(r"[\s./_–-]+")
NUMERALS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"]
ROMAN = {numeral: number for number, numeral in enumerate(NUMERALS, 1)}
LONGEST_SECTION = 2
# By School.Level. A vocational school may have a thirteenth.
GRADES = {"nine-year": range(1, 10), "secondary": range(10, 13), "vocational": range(10, 14)}


def normalized(label: str) -> str:
    """ "9 b" and "9-B" are the class "9B"; "VII-A" is "7A"."""
    grade, *section = [part for part in SIGNS.split(label.strip().upper()) if part] or [""]
    if grade in ROMAN:  # said by the sign after it: X-I is the tenth class, not the eleventh
        return f"{ROMAN[grade]}{''.join(section)}"
    together = "".join([grade, *section])
    numeral = next((one for one in sorted(ROMAN, key=len, reverse=True) if together.startswith(one)), None)
    rest = together[len(numeral) :] if numeral else ""
    return f"{ROMAN[numeral]}{rest}" if numeral and len(rest) <= LONGEST_SECTION else together


def grade_of(label: str) -> int | None:
    """7 for "7A"; None where the class does not begin with a number."""
    found = re.match(r"\d{1,3}", normalized(label))
    return int(found.group()) if found else None


def has_grade(level: str, label: str) -> bool:
    """Whether a school of this level has such a class. A class without a number is the school's own affair."""
    grade = grade_of(label)
    return grade is None or grade in GRADES[level]
