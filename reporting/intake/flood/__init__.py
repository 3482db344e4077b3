"""Floods are slowed without knowing anybody: no address, no cookie, nothing kept about who sends (docs/adr/0012).

`gate` is all that the intake needs:

    held = flood.gate(request, draft.id, rubric=draft.get("rubric"), danger=draft.danger)
    if held:
        return held.page(request, {"step": "check", "state": draft.sealed(), "go": "send"})

and for the API: `return Response(held.as_json(), status=429, headers=held.headers())`; the client sends the same report
again with `proof` (or, after `wait` seconds, `ticket`) beside it.
"""

from reporting.intake.flood.gate import Held, gate, gate_code, wrong_code

__all__ = ["Held", "gate", "gate_code", "wrong_code"]
