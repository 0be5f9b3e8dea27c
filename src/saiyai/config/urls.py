"""Root addresses: pages, and the API beside them."""

from django.urls import include, path

from saiyai.api.routes import api
from saiyai.web.refusals import missing_page

urlpatterns = [
    path("api/v1/", api.urls),
    path("", include("saiyai.web.urls")),
]

handler404 = missing_page
