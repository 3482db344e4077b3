"""What the desk found, as terms in words: for notices, dossiers and ICCAM's record."""

from dataclasses import dataclass, field

from core.i18n.names import codes, in_language
from reporting.assessment.models import Assessment, Term
from reporting.cases.models.report import Report


@dataclass(frozen=True)
class Finding:
    """One chosen term of a taxonomy, in the version under which it was chosen."""

    taxonomy: str
    version: str
    code: str
    names: dict = field(default_factory=dict)  # by language
    labels: dict = field(default_factory=dict)
    legal: str = ""
    iccam: str = ""


def that_counts(report: Report) -> Assessment | None:
    """The assessment that counts: the supervisor's decision, else the first verdict."""
    return report.assessments.counting().first()


def findings(assessment: Assessment | None) -> list[Finding]:
    """The terms of an assessment in the order of their taxonomies. One query."""
    chosen = assessment.terms if assessment else {}
    rows = Term.objects.select_related("taxonomy").filter(
        taxonomy__code__in=list(chosen), taxonomy__version__in=[part["version"] for part in chosen.values()]
    )
    return [
        finding_of(term)
        for term in rows.order_by("taxonomy__order", "taxonomy__code", "order", "pk")
        if chosen[term.taxonomy.code]["version"] == term.taxonomy.version
        and term.code in chosen[term.taxonomy.code]["terms"]
    ]


def finding_of(term: Term) -> Finding:
    return Finding(
        term.taxonomy.code,
        term.taxonomy.version,
        term.code,
        {code: in_language(term.taxonomy, "name", code) for code in codes()},
        {code: in_language(term, "label", code) for code in codes()},
        term.legal,
        str(term.mapping.get("iccam", "")),
    )


def explanation(found: list[Finding], language: str) -> str:
    """A line for each taxonomy, in the recipient's language: where the analyst begins to write why it is illegal."""
    lines: dict[str, list[str]] = {}
    for finding in found:
        lines.setdefault(finding.names[language], []).append(finding.labels[language])
    return "\n".join(f"{name}: {', '.join(labels)}" for name, labels in lines.items())


def ground(found: list[Finding]) -> str:
    return "; ".join(dict.fromkeys(finding.legal for finding in found if finding.legal))


def iccam_codes(found: list[Finding]) -> dict[str, str]:
    """Our taxonomies to ICCAM's codes; several terms of one are joined."""
    codes: dict[str, list[str]] = {}
    for finding in found:
        if finding.iccam:
            codes.setdefault(finding.taxonomy, []).append(finding.iccam)
    return {name: " ".join(values) for name, values in codes.items()}
