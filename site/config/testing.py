"""Settings of the test run: the real ones, with fast password hashing and everything written to a folder of its own."""

import atexit
import os
import shutil
import tempfile

os.environ["ENVIRONMENT"] = "test"
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="isigurt-test-")  # each process of a parallel run has its own
atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)
for name in ("DATABASE_URL", "REDIS_URL", "CELERY_BROKER_URL", "MAIL_PROVIDER", "DEBUG", "HTTPS", "BASE_URL"):
    os.environ.pop(name, None)  # what a shell has set for running the site is not for its tests
if os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]

from config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
GENERATION_FILE = VAR / f"generation-{os.getpid()}"  # noqa: F405 test processes side by side do not empty each other's memory
SECOND_LOOK_PERCENT = 0  # nothing is left to chance
CELERY_TASK_ALWAYS_EAGER = False
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = {}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 whitenoise warns of a missing one
