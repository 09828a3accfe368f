"""Addresses of evidence."""

from django.urls import path

from siap.apps.evidence import views

app_name = "evidence"
urlpatterns = [
    path("suara/bawa/<int:region_id>/", views.choose_plan, name="bring"),
    path("<int:plan_id>/suara/", views.page, name="plan"),
    path("<int:plan_id>/suara/ikuti/", views.follow, name="follow"),
    path("<int:plan_id>/suara/angka/<int:follow_id>/<slug:act>/", views.act, name="act"),
    path("<int:plan_id>/suara/kartu/", views.card, name="card"),
    path("<int:plan_id>/suara/unsur/", views.elements, name="elements"),
]
