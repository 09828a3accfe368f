"""Addresses of worksheets, below those of a plan."""

from django.urls import path

from siap.apps.worksheets import row_views, views

app_name = "worksheets"

_SHEET = "<int:plan_id>/lembar/<slug:worksheet_id>/"
_PART = f"{_SHEET}<slug:part>/"

urlpatterns = [
    path(_SHEET, views.sheet, name="sheet"),
    path(f"{_SHEET}simpan", views.save, name="save"),
    path(f"{_SHEET}simpul", row_views.node, name="node"),
    path(f"{_SHEET}hitungan", views.computed, name="computed"),
    path(f"{_SHEET}gambar/<slug:key>/<slug:width>.svg", views.picture, name="picture"),
    path(f"{_PART}tambah", row_views.add, name="add"),
    path(f"{_PART}usulan", row_views.propose, name="propose"),
    path(f"{_PART}urutan", row_views.order, name="order"),
    path(f"{_PART}<uuid:row_id>/", row_views.row, name="row"),
    path(f"{_PART}<uuid:row_id>/hapus", row_views.remove, name="remove"),
    path("<int:plan_id>/urungkan/<uuid:batch>", views.take_back, name="undo"),
]
