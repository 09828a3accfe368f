"""Addresses of a plan's framework, below those of a plan."""

from django.urls import path

from siap.apps.framework import thread_views, views

app_name = "framework"

urlpatterns = [
    path("<int:plan_id>/", views.plan, name="plan"),
    path("<int:plan_id>/panduan", views.change_guide, name="change_guide"),
    path("<int:plan_id>/topik/<str:key>/", views.topic, name="topic"),
    path(
        "<int:plan_id>/benang/<slug:worksheet_id>/<slug:part>/<slug:row_id>/",
        thread_views.thread,
        name="thread",
    ),
    path(
        "<int:plan_id>/benang/<slug:worksheet_id>/<slug:part>/<slug:row_id>/<slug:width>.svg",
        thread_views.thread_svg,
        name="thread_svg",
    ),
    path("<int:plan_id>/benang/", thread_views.open_ends, name="open_ends"),
]
