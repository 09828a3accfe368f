"""Addresses of meetings: `rapat/` for those who hold them, `r/` for phones."""

from django.urls import path

from siap.apps.meetings.views import (
    carrying,
    commands,
    concluding,
    desk,
    people,
    phone,
    voices,
)

app_name = "meetings"

_ONE = "rapat/<int:meeting_id>/"

urlpatterns = [
    path("rapat/", desk.index, name="index"),
    path("rapat/baru/<int:plan_id>/<str:topic>/", desk.new, name="new"),
    path(_ONE, desk.desk, name="desk"),
    path(f"{_ONE}layar/", desk.screen, name="screen"),
    path(f"{_ONE}perintah/<slug:verb>", commands.command, name="command"),
    path(f"{_ONE}suara/", voices.voices, name="voices"),
    path(f"{_ONE}hadir/", people.people, name="people"),
    path(f"{_ONE}simpulan/", concluding.conclusion, name="conclusion"),
    path(f"{_ONE}notula/", concluding.minutes, name="minutes"),
    path(f"{_ONE}berkas", carrying.export, name="export"),
    path("rapat/ambil/<int:plan_id>/", carrying.take, name="take"),
    path(f"{_ONE}cetak/<str:format_name>", concluding.printed, name="printed"),
    path("r/", phone.find, name="find"),
    path("r/<str:code>/", phone.join, name="join"),
    path("r/<str:code>/saya", phone.mine, name="mine"),
    path("r/<str:code>/kirim/<slug:verb>", phone.send, name="send"),
]
