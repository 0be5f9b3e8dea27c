"""The record as a Django app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """One app for the whole record: its nouns are tied to one another."""

    name = "saiyai.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
