"""The proof that a slowed sender works out, as proof.js does."""

import base64
import json

import altcha.v1 as altcha

from tests import html


def solved(page) -> str:
    """What proof.js would fill in."""
    (form,) = html.forms(page).select("form[data-proof]")
    challenge = {name: form[f"data-{name}"] for name in ("salt", "challenge", "signature")}
    return solution(challenge | {"algorithm": "SHA-256", "maxNumber": int(form["data-most"])})


def solution(challenge: dict) -> str:
    answer = altcha.solve_challenge(challenge["challenge"], challenge["salt"], "SHA-256", challenge["maxNumber"], 0)
    found = {name: challenge[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps(found | {"number": answer.number}).encode()).decode()
