"""Addresses of imports, below those of a plan."""

from django.urls import path

from siap.apps.imports import export_views, views, workbook_views

app_name = "imports"

_PLAN = "<int:plan_id>/impor/"
_BOOK = "<int:plan_id>/buku-kerja/"
_FILE = f"{_PLAN}berkas/<uuid:token>/"

urlpatterns = [
    path(_BOOK, workbook_views.workbook, name="workbook"),
    path(f"{_BOOK}unduh.xlsx", workbook_views.download, name="workbook-file"),
    path(
        f"{_BOOK}unduh/<slug:worksheet_id>.xlsx",
        workbook_views.download,
        name="workbook-of-sheet",
    ),
    path(f"{_BOOK}<uuid:token>/", workbook_views.differences, name="differences"),
    path(f"{_BOOK}<uuid:token>/hasil", workbook_views.taken, name="workbook-taken"),
    path(_FILE, views.mapping, name="mapping"),
    path(f"{_FILE}pratinjau", views.preview, name="preview"),
    path(f"{_FILE}hasil", views.result, name="result"),
    path(f"{_FILE}buang", views.throw_away, name="discard"),
    path(f"{_PLAN}<slug:worksheet_id>/", views.start, name="start"),
    path(
        "<int:plan_id>/unduh/<slug:worksheet_id>/<slug:part>.<slug:fmt>",
        export_views.export,
        name="export",
    ),
]
