"""Every setting, read from the environment (table: docs/settings.md, generated)."""

import sys

import dj_database_url

from config import env
from config.audit import *  # noqa: F403
from config.csp import PUBLIC
from config.installation import AUDIT_KEY, CODE_PEPPER, ENVIRONMENT, PRODUCTION, ROOT, SECRET_KEY, VAR  # noqa: F401
from config.logs import LOGGING  # noqa: F401
from config.reporting import *  # noqa: F403
from config.sign_in import *  # noqa: F403

DEBUG = env.flag("DEBUG", False, help="Django's debug pages. Refused in production.")
HTTPS = env.flag("HTTPS", PRODUCTION, help="Secure __Host- cookies, HSTS and redirects. Off only for a local demo.")

ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]", help="Host names that this site answers to.")
BASE_URL = env.url(
    "BASE_URL", "http://127.0.0.1:8000", ("http", "https"), help="Public address, used in mail and feeds."
).rstrip("/")
SECURITY_CONTACT = env.url(
    "SECURITY_CONTACT", f"{BASE_URL}/", ("https", "http", "mailto"), help="Whom to tell of a hole (security.txt)."
)
CSRF_TRUSTED_ORIGINS = [BASE_URL]
WAGTAILADMIN_BASE_URL = BASE_URL
ONION_HOST = env.onion("ONION_HOST", help="Our .onion address, announced on public pages (no http://).")
if ONION_HOST:
    ALLOWED_HOSTS += [ONION_HOST]
    CSRF_TRUSTED_ORIGINS += [f"http://{ONION_HOST}"]

# --- Database -------------------------------------------------------------------------------------------------------
DATABASE_URL = env.url(
    "DATABASE_URL",
    f"sqlite:///{VAR / 'isigurt.sqlite3'}",
    ("postgres", "postgresql", "sqlite"),
    help="PostgreSQL in production; SQLite (WAL) for a demo or a small hotline with ALLOW_SQLITE=1.",
)
ALLOW_SQLITE = env.flag("ALLOW_SQLITE", False, help="Lets production run on SQLite.")
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
DATABASES["default"]["OPTIONS"] = (
    {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;",
    }
    if SQLITE
    else {"connect_timeout": 3}
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if PRODUCTION and DEBUG:
    raise env.BadSetting("DEBUG is on; expected DEBUG=0 where ENVIRONMENT=production.")
if PRODUCTION and SQLITE and not ALLOW_SQLITE:
    raise env.BadSetting("DATABASE_URL is SQLite; expected postgres://… or, if you mean it, ALLOW_SQLITE=1.")
if PRODUCTION and not HTTPS:
    raise env.BadSetting("HTTPS is off; expected HTTPS=1 where ENVIRONMENT=production.")

# --- Apps -----------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "core", "accounts", "pages", "campaigns", "reporting", "schools",
    "wagtail_localize", "wagtail_localize.locales", "wagtail.contrib.redirects", "wagtail.contrib.settings",
    "wagtail.embeds", "wagtail.sites", "accounts.apps.WagtailUsersConfig",  # wagtail.users with our forms
    "wagtail.snippets", "wagtail.documents", "wagtail.images", "wagtail.search",
    "wagtail.admin", "wagtail.api.v2", "wagtail", "modelcluster", "taggit",
    "allauth", "allauth.account", "allauth.mfa", "anymail", "rest_framework", "drf_spectacular", "csp",
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
    "whitenoise.runserver_nostatic", "django.contrib.staticfiles", "django.contrib.humanize",
    "django.contrib.sitemaps",
]  # fmt: skip

MIDDLEWARE = [
    "core.middleware.Security",  # Django's own, by another name: see SILENCED_SYSTEM_CHECKS
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.wrong_input",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.csp.ContentSecurityPolicy",
    "core.middleware.security_headers",
    "core.middleware.onion_location",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.two_factor_first",
    "core.middleware.AdminDoors",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
SILENCED_SYSTEM_CHECKS = ["security.W001"]  # it looks for the name of the middleware, not for what it is

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "core.context.site",
            ],
            "builtins": ["core.templatetags.core_tags"],
        },
    }
]

# --- People ---------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
REQUIRE_TWO_FACTOR = env.flag(
    "REQUIRE_TWO_FACTOR", PRODUCTION, help="A signed-in person without a second factor reaches only its enrolment."
)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_AGE = (
    env.number("SESSION_HOURS", 8, low=1, high=24, help="Hours until a signed-in person must sign in again.") * 3600
)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = False  # Wagtail's editor reads it
CSRF_FAILURE_VIEW = "core.views.errors.csrf_failure"

# --- Headers (the content security policy is in config/csp.py) --------------------------------------------------------
CONTENT_SECURITY_POLICY = {"DIRECTIVES": PUBLIC}
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail lets its own previews through by itself
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
BODY_SECONDS = env.number(
    "BODY_SECONDS", 30, low=1, high=600, help="Time for a whole request body; ten times as long for files."
)
FILE_UPLOAD_MAX_MEMORY_SIZE = 5_000_000

# --- Languages and time ---------------------------------------------------------------------------------------------
LANGUAGE_CODE = "sq"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("sq", "Shqip"), ("en", "English")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["core.i18n.formats"]
TIME_ZONE = "Europe/Tirane"
USE_TZ = USE_I18N = True
WAGTAIL_I18N_ENABLED = True
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"  # as the first of core.i18n.formats, or a form would not read what its picker wrote
WAGTAIL_DATETIME_FORMAT, WAGTAIL_TIME_FORMAT = "%d.%m.%Y %H:%M", "%H:%M"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]

# --- Wagtail --------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "iSIGURT"
WAGTAILIMAGES_IMAGE_MODEL = "core.CustomImage"
WAGTAILDOCS_DOCUMENT_MODEL = "core.CustomDocument"
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "docx", "odp", "pptx", "txt", "csv", "zip"]
WAGTAIL_ENABLE_UPDATE_CHECK = False  # no request to any other host
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_FRONTEND_LOGIN_URL = "/hyrja/login/"
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_AUTOSAVE_INTERVAL = 5000  # at Wagtail's 500 a draft saved beside an approval takes the page back
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # ours: accounts/urls.py
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a page is not live in a language that nobody has written yet
WAGTAILAPI_LIMIT_MAX = 50
WAGTAILAPI_SEARCH_ENABLED = False
WAGTAILEMBEDS_FINDERS: list = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILUSERS_PASSWORD_ENABLED = False  # an invitation lets people choose their own: accounts/people
WAGTAIL_REDIRECTS_FILE_STORAGE = "cache"
TAGGIT_CASE_INSENSITIVE = True

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["core.access.ApiAccess"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "core.parsers.Json",
        "rest_framework.parsers.MultiPartParser",
    ],  # wagtail-localize saves with forms
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
# Its deploy check would describe Wagtail's endpoints, which needs a database; ours are checked by tests of the schema.
SPECTACULAR_SETTINGS = {
    "TITLE": "iSIGURT",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "PREPROCESSING_HOOKS": ["core.content.api.public_alone"],
}

# --- Files ----------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = not DEBUG

# --- Cache, queue, mail ---------------------------------------------------------------------------------------------
REDIS_URL = env.url(
    "REDIS_URL", "", ("redis", "rediss", "unix"), help="Cache and queue. Without it both live in VAR_DIR."
)
CACHES = {
    "default": {"BACKEND": "core.backends.cache.RedisOrMemory", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 5_000},  # counts of wrong passwords live here: 300 names must not push one out
    }
}
if REDIS_URL:  # Wagtail keeps rows of pictures there as objects, which only pickle can store: in memory alone
    CACHES["renditions"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": 60}
PAGE_CACHE_SECONDS = env.number(
    "PAGE_CACHE_SECONDS", 60, high=3600, help="How long a public page is served from memory."
)
GENERATION_FILE = VAR / "generation"  # its time stamp says when what readers see last changed (core/page_cache/wsgi.py)

BROKER = VAR / "broker"
CELERY_BROKER_URL = env.text("CELERY_BROKER_URL", REDIS_URL or "filesystem://localhost", help="The queue's address.")
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "data_folder_in": BROKER / "messages",
        "data_folder_out": BROKER / "messages",
        "control_folder": BROKER / "control",
        "polling_interval": 0.1,
    }
    if CELERY_BROKER_URL.startswith("filesystem")
    else {"visibility_timeout": 300}
)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat-schedule")
OUTBOX_SWEEP_SECONDS = env.number(
    "OUTBOX_SWEEP_SECONDS", 20, low=1, help="How often beat looks for outbox items that wait."
)
OUTBOX_LEASE_SECONDS = env.number(
    "OUTBOX_LEASE_SECONDS", 120, low=1, help="After this a claimed, unfinished outbox item is free again."
)
OUTBOX_TRIES = env.number(
    "OUTBOX_TRIES", 60, low=1, high=1000, help="Tries before a delivery is given up; 60 take a little over two days."
)
OPERATOR_MAIL_TO = env.words("OPERATOR_MAIL_TO", help="Addresses that are told when a delivery was given up.")
OPERATOR_MAIL_WINDOW_MINUTES = env.number(
    "OPERATOR_MAIL_WINDOW_MINUTES",
    240,
    low=0,
    high=1440,
    help="At most one such mail to each in so many minutes.",
)
CELERY_BEAT_SCHEDULE = {"sweep-outbox": {"task": "core.tasks.sweep_outbox", "schedule": OUTBOX_SWEEP_SECONDS}}
CELERY_BEAT_SCHEDULE |= BEAT | AUDIT_BEAT  # noqa: F405

MAIL_PROVIDER = env.choice(
    "MAIL_PROVIDER",
    "file",
    ("file", "smtp", "brevo", "mailgun", "mailjet", "postmark", "sendgrid", "amazon_ses"),
    help="Where mail goes: a folder (VAR_DIR/mail), an SMTP server, or a provider through django-anymail.",
)
EMAIL_BACKEND = {
    "file": "django.core.mail.backends.filebased.EmailBackend",
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
}.get(MAIL_PROVIDER, f"anymail.backends.{MAIL_PROVIDER}.EmailBackend")
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST = env.text("SMTP_HOST", "localhost", help="SMTP server.")
EMAIL_PORT = env.number("SMTP_PORT", 25, low=1, high=65535, help="SMTP port.")
EMAIL_HOST_USER = env.text("SMTP_USER", help="SMTP user name.")
EMAIL_HOST_PASSWORD = env.text("SMTP_PASSWORD", help="SMTP password.")
EMAIL_USE_TLS = env.flag("SMTP_TLS", False, help="STARTTLS.")
EMAIL_TIMEOUT = 20
MAIL_API_KEY = env.text("MAIL_API_KEY", help="Key of the mail provider.")
ANYMAIL: dict[str, object] = {f"{MAIL_PROVIDER.upper()}_API_KEY": MAIL_API_KEY} if MAIL_API_KEY else {}
ANYMAIL |= {"WEBHOOK_SECRET": MAIL_WEBHOOK_SECRET} if MAIL_WEBHOOK_SECRET else {}  # noqa: F405
if MAIL_PROVIDER in ("mailgun", "mailjet", "postmark", "sendgrid"):  # the others can be told only on their own pages
    ANYMAIL["SEND_DEFAULTS"] = {"track_opens": False, "track_clicks": False}
SMS_BACKEND = env.text(
    "SMS_BACKEND",
    "core.backends.sms.FileBackend" if ENVIRONMENT == "demo" else "",
    help="Class that sends text messages to who is on duty; empty: none are sent. "
    "`core.backends.sms.HttpBackend` (SMS_URL, SMS_TOKEN), `core.backends.sms.FileBackend` (VAR_DIR/sms), or your own.",
)
SMS_URL = env.url("SMS_URL", "", ("https",), help="Where HttpBackend posts text messages.")
SMS_TOKEN = env.text("SMS_TOKEN", help="Bearer token of that gateway.")
SMS_FILE_PATH = VAR / "sms"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("MAIL_FROM", "iSIGURT <noreply@localhost>", help="Sender of our mail.")

# --- Ours -----------------------------------------------------------------------------------------------------------
QUICK_EXIT_URL = env.url(
    "QUICK_EXIT_URL", "https://sq.wikipedia.org/wiki/Faqja_kryesore", ("https",), help="Where 'leave quickly' leads."
)
DEMO = ENVIRONMENT == "demo"

if "pytest" in sys.modules and ENVIRONMENT != "test":
    raise env.BadSetting("ENVIRONMENT is not 'test'; run the tests with DJANGO_SETTINGS_MODULE=config.testing.")
