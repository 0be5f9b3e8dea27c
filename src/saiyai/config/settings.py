"""Django's settings, made from the environment (`environment.py`)."""

from saiyai.config import environment

DEBUG = environment.read("SAIYAI_DEBUG") == "1"
SECRET_KEY = environment.secret_key()
ALLOWED_HOSTS = environment.read("SAIYAI_ALLOWED_HOSTS").split(",")

# Tables of accounts are there in a local installation too, and stay empty.
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
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
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "saiyai.config.middleware.kept_texts_only",
    "saiyai.config.middleware.asked",
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
            "builtins": ["saiyai.web.templatetags.words", "saiyai.web.templatetags.fields"],
        },
    }
]

DATABASES = environment.databases()
DATABASE_ROUTERS = ["saiyai.records.connections.OneDatabase"]
READING_ALIAS = "reading"
"""Where `records.connections.alias` reads; tests inside one transaction set it to `default`."""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

ACCOUNTS = environment.accounts()
"""Whether people sign in; without accounts whoever sits at the machine keeps its records."""

# Without accounts only language and eye are kept, in the reader's own signed cookie: no table of
# visitors. With accounts a session is ended here, which a cookie on its own cannot be.
SESSION_ENGINE = f"django.contrib.sessions.backends.{'db' if ACCOUNTS else 'signed_cookies'}"
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ACCOUNTS == "https"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "saiyai.config.refusals.form_expired"

AUTH_USER_MODEL = "records.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator")
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # nothing is sent anywhere
ACCOUNT_EMAIL_NOTIFICATIONS = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Saiyai"
if ACCOUNTS:  # a served network stands behind one proxy, which speaks for the reader's address
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

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
