"""Addresses of agreement, below those of a plan."""

from django.urls import path

from siap.apps.agreements import views

app_name = "agreements"

urlpatterns = [
    path("<int:plan_id>/kesepakatan/<slug:worksheet_id>/", views.sheet, name="sheet"),
    path(
        "<int:plan_id>/kesepakatan/<slug:worksheet_id>/<int:number>/",
        views.compare,
        name="compare",
    ),
    path(
        "<int:plan_id>/tanggapan/<int:agreement_id>/<int:response_id>/",
        views.respond,
        name="respond",
    ),
    path("<int:plan_id>/kesepakatan/<int:agreement_id>/tutup", views.close, name="close"),
    path(
        "<int:plan_id>/kesepakatan/<int:agreement_id>/buka", views.open_again, name="reopen"
    ),
]
