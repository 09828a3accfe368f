"""Addresses of ratings."""

from django.urls import path

from siap.apps.ratings.views import keeping, reading, voting

app_name = "ratings"

urlpatterns = [
    path("", reading.index, name="index"),
    path("data.csv", reading.open_data, name="open_data"),
    path("kelola/<int:region_id>/", keeping.region, name="keep"),
    path("kelola/unit/<int:unit_id>/tablet/", keeping.kiosks, name="kiosks"),
    path("kelola/tablet/<int:kiosk_id>/tutup", keeping.shut_kiosk, name="shut_kiosk"),
    path("kelola/unit/<int:unit_id>/kertas/", keeping.paper, name="paper"),
    path("kelola/unit/<int:unit_id>/pesan/", keeping.messages, name="messages"),
    path("tablet/<str:token>/", voting.kiosk, name="kiosk"),
    path("tablet/<str:token>/kirim", voting.kiosk_votes, name="kiosk_votes"),
    path("<slug:code>/", voting.rate, name="rate"),
    path("<slug:code>/terima-kasih/", voting.thanks, name="thanks"),
    path("<slug:code>/hasil/", reading.unit, name="unit"),
    path("<slug:code>/qr.svg", voting.qr_code, name="qr"),
    path("<slug:code>/pintu/", voting.door_sign, name="door_sign"),
]
