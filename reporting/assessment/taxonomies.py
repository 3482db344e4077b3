"""The terms in which analysts say what they found (seeds.yaml), and what supervisors have made of them since."""

from collections.abc import Iterable
from pathlib import Path

import yaml
from django.db import transaction

from accounts.models import User
from core import audit
from reporting.assessment.models import Assessment, Taxonomy, Term
from reporting.verbs import Verb

KEPT = ("code", "name_sq", "name_en", "scopes", "multiple", "required", "active", "order")
OF_TERM = ("code", "label_sq", "label_en", "legal", "mapping", "severe", "active", "order")
FILE = Path(__file__).with_name("seeds.yaml")


def in_use(scope: str) -> list[Taxonomy]:
    """The taxonomies that a rubric's assessments use, each with the terms to choose from in `offered`. Two queries."""
    active = Taxonomy.objects.filter(active=True).prefetch_related("terms")
    found = [taxonomy for taxonomy in active if not taxonomy.scopes or scope in taxonomy.scopes]
    for taxonomy in found:
        taxonomy.offered = [term for term in taxonomy.terms.all() if term.active]
    return found


def label(term: Term) -> str:
    return f"{term.label} – {term.legal}" if term.legal else term.label


def in_words(assessment: Assessment, known: dict) -> list[tuple[str, str]]:
    """(name of the taxonomy, labels) of an assessment, as they read in the version they were chosen from."""
    return [
        (known[code, chosen["version"]].name, ", ".join(labels(known[code, chosen["version"]], chosen["terms"])))
        for code, chosen in assessment.terms.items()
        if (code, chosen.get("version")) in known
    ]


def labels(taxonomy: Taxonomy, codes: Iterable[str]) -> list[str]:
    return [term.label for term in taxonomy.terms.all() if term.code in codes]


def every_version() -> dict:
    """{(code, version): Taxonomy}, with terms. Two queries."""
    return {(row.code, row.version): row for row in Taxonomy.objects.prefetch_related("terms")}


def is_severe(assessment: Assessment) -> bool:
    """Whether any of its terms is marked as severe."""
    return any(
        Term.objects.filter(
            taxonomy__code=code, taxonomy__version=chosen["version"], code__in=chosen["terms"], severe=True
        ).exists()
        for code, chosen in assessment.terms.items()
    )


@transaction.atomic
def revise(taxonomy: Taxonomy, *, by: User | None) -> Taxonomy:
    """Keep `taxonomy`, as it was edited and is not saved, under the next version; earlier ones go out of use.

    A version that is there never changes: what was assessed with it still reads as it did.
    """
    terms = list(taxonomy.terms.all())
    versions = Taxonomy.objects.select_for_update().filter(code=taxonomy.code)
    number = max((int(row.version) for row in versions if row.version.isdecimal()), default=0) + 1
    versions.update(active=False)
    values = {name: getattr(taxonomy, name) for name in KEPT}
    new = Taxonomy.objects.create(version=str(number), **values)
    Term.objects.bulk_create(Term(taxonomy=new, **{name: getattr(term, name) for name in OF_TERM}) for term in terms)
    audit.record(Verb.TAXONOMY_REVISED, new, by=by, code=new.code, version=new.version)
    return new


@transaction.atomic
def write_taxonomies() -> int:
    """Add the taxonomies and versions of the file that are missing; return how many rows were added.

    A version that is there is left as it is; a new one of the file is put in use.
    """
    added = 0
    for order, data in enumerate(yaml.safe_load(FILE.read_text()), start=1):
        code, version = data["code"], str(data["version"])
        if Taxonomy.objects.filter(code=code, version=version).exists():
            continue
        Taxonomy.objects.filter(code=code).update(active=False)
        taxonomy = Taxonomy.objects.create(
            code=code,
            version=version,
            name_sq=data["sq"],
            name_en=data["en"],
            scopes=data.get("scopes", []),
            multiple=data.get("multiple", False),
            required=data.get("required", False),
            order=order * 10,
        )
        added += 1 + len(Term.objects.bulk_create(terms_of(taxonomy, data["terms"])))
    return added


def terms_of(taxonomy: Taxonomy, rows: Iterable[dict]) -> list[Term]:
    return [
        Term(
            taxonomy=taxonomy,
            code=row["code"],
            label_sq=row["sq"],
            label_en=row["en"],
            legal=row.get("legal", ""),
            mapping={name: str(value) for name, value in row.get("mapping", {}).items()},
            severe=row.get("severe", False),
            order=place * 10,
        )
        for place, row in enumerate(rows, start=1)
    ]
