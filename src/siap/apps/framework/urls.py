"""Addresses of a plan's framework, below those of a plan."""

from django.urls import path

from siap.apps.framework import views

app_name = "framework"

urlpatterns = [
    path("<int:plan_id>/", views.plan, name="plan"),
    path("<int:plan_id>/panduan", views.change_guide, name="change_guide"),
    path("<int:plan_id>/topik/<str:key>/", views.topic, name="topic"),
    path(
        "<int:plan_id>/benang/<slug:worksheet_id>/<slug:part>/<slug:row_id>/",
        views.thread,
        name="thread",
    ),
]
