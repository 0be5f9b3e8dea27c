"""Django's settings, made from the environment (`environment.py`)."""

from saiyai.config import environment

DEBUG = environment.read("SAIYAI_DEBUG") == "1"
SECRET_KEY = environment.secret_key()
ALLOWED_HOSTS = environment.read("SAIYAI_ALLOWED_HOSTS").split(",")

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "saiyai.records",
    "saiyai.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "servestatic.middleware.ServeStaticMiddleware",
    "saiyai.config.middleware.own_pages_only",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "saiyai.config.middleware.asked",
    "saiyai.config.middleware.kept_texts_only",
    "saiyai.web.refusals.middleware",
]

ROOT_URLCONF = "saiyai.config.urls"
ASGI_APPLICATION = "saiyai.config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["saiyai.web.context.page"],
            "builtins": ["saiyai.web.templatetags.words"],
        },
    }
]

DATABASES = environment.databases()
DATABASE_ROUTERS = ["saiyai.records.connections.OneDatabase"]
READING_ALIAS = "reading"
"""Where `records.connections.alias` reads; tests inside one transaction set it to `default`."""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Only the language and the eye are kept, in the reader's own signed cookie: no table of visitors.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "saiyai.config.refusals.form_expired"

# What goes wrong is said where the server runs; addresses that lead nowhere are not.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": []}, "django.request": {"level": "ERROR"}},
}

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LANGUAGE_COOKIE_SAMESITE = "Strict"
USE_I18N = True
TIME_ZONE = environment.read("SAIYAI_TIME_ZONE")
USE_TZ = True

MAX_UPLOAD_BYTES = int(environment.read("SAIYAI_MAX_UPLOAD_MB")) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_UPLOAD_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
HOME = environment.home()

STATIC_URL = "/static/"
SERVESTATIC_USE_FINDERS = True

SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
