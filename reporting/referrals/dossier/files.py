"""The files of a dossier: dossier.json, dossier.pdf, and manifest.json with the SHA-256 of both.

The same content stands in both files. Links stand there twice: made harmless, for reading, and exact, marked as such.
"""

import base64
import hashlib
import json
from dataclasses import asdict, dataclass, field

from reporting.links import domains, normalise
from reporting.links.defang import defang
from reporting.links.find import links_in

SCHEMA = "isigurt-dossier/1"
JSON_FILE, PDF_FILE, MANIFEST = "dossier.json", "dossier.pdf", "manifest.json"


@dataclass
class Dossier:
    """What an authority gets. Every value is a text, a number or a truth value: it goes into JSON as it stands."""

    referral: str
    hotline: str
    created: str
    note: str = ""
    facts: list[dict] = field(default_factory=list)  # {name, label, value}
    answers: list[dict] = field(default_factory=list)  # {field, label, text}
    links: list[dict] = field(default_factory=list)  # {exact, harmless, host, domain}
    assessment: dict = field(default_factory=dict)  # {verdict, label, day, terms: [{taxonomy, version, code, …}]}
    conversation: list[dict] = field(default_factory=list)  # {from, day, text}

    def as_json(self) -> str:
        content = {"schema": SCHEMA, **asdict(self)}
        return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)


def links(texts: list[str]) -> list[dict]:
    """Every link in `texts`, each once: exact, harmless, and whose it is as far as its name tells."""
    found = dict.fromkeys(link for text in texts for link in links_in(text))
    return [{"exact": link, "harmless": defang(link), **whose(link)} for link in found]


def whose(link: str) -> dict:
    try:
        host = normalise.host(normalise.normalise(link))
    except normalise.NotALink:
        return {"host": "", "domain": ""}
    return {"host": defang(host), "domain": defang(domains.registrable(host))}


def files(content: str, pdf: bytes, *, referral: str, created: str) -> dict[str, str]:
    """The three files as texts to be sealed; the PDF in base 64."""
    kept = {JSON_FILE: content, PDF_FILE: base64.b64encode(pdf).decode()}
    return kept | {MANIFEST: manifest({JSON_FILE: content.encode(), PDF_FILE: pdf}, referral=referral, created=created)}


def manifest(raw: dict[str, bytes], *, referral: str, created: str) -> str:
    rows = [
        {"name": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)} for name, data in raw.items()
    ]
    return json.dumps({"schema": SCHEMA, "referral": referral, "created": created, "files": rows}, indent=1)


def as_bytes(name: str, text: str) -> bytes:
    """A file as it was before it became a text to be sealed."""
    return base64.b64decode(text) if name == PDF_FILE else text.encode()


def intact(kept: dict[str, str]) -> bool:
    """True when every file has the hash that the manifest says."""
    rows = json.loads(kept[MANIFEST])["files"]
    return all(hashlib.sha256(as_bytes(row["name"], kept[row["name"]])).hexdigest() == row["sha256"] for row in rows)
