"""Root addresses: pages, and the API beside them."""

from django.urls import include, path

from saiyai.api.routes import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("", include("saiyai.web.urls")),
]

handler400 = "saiyai.config.refusals.invalid"
handler404 = "saiyai.config.refusals.missing"
handler500 = "saiyai.config.refusals.fault"
