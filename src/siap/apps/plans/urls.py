"""Addresses of plans."""

from django.urls import path

from siap.apps.plans import views

app_name = "plans"

urlpatterns = [
    path("", views.home, name="home"),
    path("rencana/baru/", views.new, name="new"),
    path("rencana/<int:plan_id>/tim/", views.team, name="team"),
    path("rencana/<int:plan_id>/tindak-lanjut/", views.follow_ups, name="follow_ups"),
    path(
        "rencana/<int:plan_id>/tindak-lanjut/<int:task_id>",
        views.task_done,
        name="task_done",
    ),
    path("rencana/<int:plan_id>/riwayat/", views.history, name="history"),
]
