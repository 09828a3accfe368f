"""Addresses of the documents of a plan."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from siap.apps.documents.shelf import PACKAGE
from siap.apps.documents.views import files, listing, previewing, printing
from siap.rendering.registry import RENDERERS


class FormatConverter(StringConverter):
    """The ending of a file."""

    regex = "|".join([*RENDERERS, PACKAGE])


register_converter(FormatConverter, "document_format")

app_name = "documents"
_FILE = "<slug:key>/<slug:name>.<document_format:format_name>"
urlpatterns = [
    path("kertas.css", files.stylesheet, name="stylesheet"),
    path("<int:plan_id>/dokumen/", listing.papers, name="list"),
    path("<int:plan_id>/dokumen/paket", printing.package, name="package"),
    path("<int:plan_id>/dokumen/<slug:kind>/", printing.paper, name="paper"),
    path(
        "<int:plan_id>/dokumen/<slug:kind>/<str:topic_key>/", printing.paper, name="paper"
    ),
    path("<int:plan_id>/cetak/", printing.plan, name="plan"),
    path("<int:plan_id>/cetak/pratinjau/", previewing.preview, name="preview"),
    path("<int:plan_id>/cetak/lembar/<slug:worksheet_id>/", printing.sheet, name="sheet"),
    path(
        "<int:plan_id>/cetak/kerangka-acuan/<str:topic_key>/",
        printing.paper,
        {"kind": "terms"},
        name="terms",
    ),
    path(
        "<int:plan_id>/cetak/berita-acara/<str:topic_key>/",
        printing.paper,
        {"kind": "minutes"},
        name="minutes",
    ),
    path(f"<int:plan_id>/cetak/tunggu/{_FILE}", files.progress, name="progress"),
    path(f"<int:plan_id>/cetak/berkas/{_FILE}", files.download, name="download"),
]
