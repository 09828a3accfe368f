"""Addresses of imports, below those of a plan."""

from django.urls import path

from siap.apps.imports import views

app_name = "imports"

_PLAN = "<int:plan_id>/impor/"
_FILE = f"{_PLAN}berkas/<uuid:token>/"

urlpatterns = [
    path(_FILE, views.mapping, name="mapping"),
    path(f"{_FILE}pratinjau", views.preview, name="preview"),
    path(f"{_FILE}hasil", views.result, name="result"),
    path(f"{_FILE}buang", views.throw_away, name="discard"),
    path(f"{_PLAN}<slug:worksheet_id>/", views.start, name="start"),
    path(
        "<int:plan_id>/unduh/<slug:worksheet_id>/<slug:part>.<slug:fmt>",
        views.export,
        name="export",
    ),
]
