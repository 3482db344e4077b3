"""A disk that is full, for real: a process whose files may not grow beyond a limit takes in a form with two files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import json, resource, signal, sys
import django
django.setup()
from django.test import RequestFactory
from django.core.files.uploadedfile import SimpleUploadedFile
from reporting.attachments import store, uploads

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
sizes = {"e-vogel.txt": 1_000, "e-madhe.txt": 200_000}
files = [SimpleUploadedFile(name, b"kanarina" * size) for name, size in sizes.items()]
request = RequestFactory().post("/raporto/skedare/", {"state": "x", "files": files})
uploads.receive(request, lambda fields: fields["state"] == "x")
came = request.FILES.getlist("files")
lying = sum(path.is_file() for path in store.folder(store.PART).iterdir())
answer = {"state": request.POST["state"], "troubles": [file.trouble for file in came], "lying": lying}
request.close()
answer["left"] = sum(path.is_file() for path in store.folder(store.PART).iterdir())
print(json.dumps(answer))
"""


@pytest.fixture
def taken_in(tmp_path) -> dict:
    environment = {
        "PATH": os.environ["PATH"],
        "ENVIRONMENT": "demo",
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_form_arrives_whole_and_the_file_that_fits_too(taken_in):
    assert taken_in["state"] == "x"
    assert taken_in["troubles"] == ["", "storage"]


def test_nothing_half_stays(taken_in, tmp_path):
    disk = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert (taken_in["lying"], taken_in["left"]) == (1, 0)
    assert b"kanarina" not in disk
