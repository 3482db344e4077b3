"""The proof that a slowed sender works out, as proof.js does."""

import base64
import json
import re

import altcha.v1 as altcha


def solved(page) -> str:
    """What proof.js would fill in."""
    text = page.content.decode()
    challenge = {name: re.search(rf'data-{name}="([^"]+)"', text)[1] for name in ("salt", "challenge", "signature")}
    challenge["salt"] = challenge["salt"].replace("&amp;", "&")
    most = int(re.search(r'data-most="(\d+)"', text)[1])
    return solution(challenge | {"algorithm": "SHA-256", "maxNumber": most})


def solution(challenge: dict) -> str:
    answer = altcha.solve_challenge(challenge["challenge"], challenge["salt"], "SHA-256", challenge["maxNumber"], 0)
    found = {name: challenge[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps(found | {"number": answer.number}).encode()).decode()
