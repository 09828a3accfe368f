"""Addresses of the work calendar."""

from django.urls import path

from siap.apps.calendars import views

app_name = "calendars"

urlpatterns = [
    path("rencana/<int:plan_id>/kalender/", views.work_calendar, name="work_calendar"),
    path("rencana/<int:plan_id>/kalender/usulan/", views.propose, name="propose"),
    path(
        "rencana/<int:plan_id>/kalender/<uuid:meeting_id>/pindah", views.move, name="move"
    ),
    path("kalender/<str:token>.ics", views.feed, name="feed"),
]
