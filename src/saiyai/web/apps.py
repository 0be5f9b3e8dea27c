"""The pages as a Django app: templates, static files, tags."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Holds no tables."""

    name = "saiyai.web"
    label = "web"
