"""How urgent a report is, from what the reporter chose; never from a text, which the server cannot read."""

from typing import Any

from reporting.enums import AgeBand, Door, YesNo

DANGER, THREAT, LIVE_CONTACT, STILL_ONLINE = 100, 30, 30, 10
AGE = {AgeBand.UNDER_10: 20, AgeBand.FROM_10: 15, AgeBand.FROM_14: 10}
LARGEST_OF_RUBRIC = 20


def of(submission: Any) -> int:
    """Points; more is earlier in the queue. Danger now outweighs everything else together."""
    facts = submission.facts
    rubric = min(submission.rubric.priority, LARGEST_OF_RUBRIC) if submission.rubric else LARGEST_OF_RUBRIC
    return (
        rubric
        + DANGER * submission.danger
        + THREAT * (submission.door == Door.THREAT)
        + LIVE_CONTACT * (facts.get("live_contact") == YesNo.YES)
        + STILL_ONLINE * (facts.get("still_online") == YesNo.YES)
        + AGE.get(facts.get("age_band"), 0)
    )
