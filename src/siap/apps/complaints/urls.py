"""Addresses of reports."""

from django.urls import path

from siap.apps.complaints.views import (
    data,
    desk,
    exporting,
    following,
    lists,
    overview,
    public,
    sending,
    setting_up,
    subscriptions,
    working,
)

app_name = "complaints"

urlpatterns = [
    path("", sending.home, name="home"),
    path("", sending.home, name="index"),
    path("ikuti/", following.follow, name="follow"),
    path("ikuti/<slug:reference>/", following.mine, name="mine"),
    path("ikuti/<slug:reference>/tulis", following.add_words, name="add_words"),
    path("ikuti/<slug:reference>/nilai", following.rate_answer, name="rate"),
    path("foto/<slug:name>.jpg", public.photo, name="photo"),
    path("langganan/<str:token>/", subscriptions.subscription, name="subscription"),
    path("meja/", desk.desks, name="desks"),
    path("meja/buka/", setting_up.open_new, name="open_desk"),
    path("meja/laporan/<int:report_id>/", working.report, name="work"),
    path("meja/laporan/<int:report_id>/buka-nama", working.unseal, name="unseal"),
    path(
        "meja/laporan/<int:report_id>/tulisan/<int:serial>",
        working.publish_words,
        name="publish_words",
    ),
    path("meja/laporan/<int:report_id>/<slug:doing>", working.do, name="do"),
    path("meja/<slug:slug>/", desk.trays, name="inbox"),
    path("meja/<slug:slug>/laporan.xlsx", exporting.as_xlsx, name="tray_xlsx"),
    path("meja/<slug:slug>/loket/", desk.counter, name="counter"),
    path("meja/<slug:slug>/pengaturan/", setting_up.setup, name="setup"),
    path(
        "meja/<slug:slug>/petugas/<int:officer_id>/cabut",
        setting_up.end_officer,
        name="end_officer",
    ),
    path("meja/<slug:slug>/daftar/<slug:kind>/", lists.entries, name="entries"),
    path("meja/<slug:slug>/daftar/<slug:kind>/baru/", lists.new, name="new_entry"),
    path("meja/<slug:slug>/daftar/<slug:kind>/<int:entry_id>/", lists.one, name="entry"),
    path(
        "meja/<slug:slug>/daftar/<slug:kind>/<int:entry_id>/<slug:doing>",
        lists.do,
        name="do_entry",
    ),
    path(
        "meja/<slug:slug>/daftar/<slug:kind>/<int:entry_id>/urungkan/<uuid:batch>",
        lists.undo,
        name="undo_entry",
    ),
    path("<slug:slug>/", public.reports, name="reports"),
    path("<slug:slug>/kirim/", sending.send, name="send"),
    path("<slug:slug>/kirim/<str:token>/", sending.review, name="review"),
    path("<slug:slug>/terkirim/<str:token>/", sending.sent, name="sent"),
    path("<slug:slug>/peta/", overview.on_map, name="map"),
    path("<slug:slug>/angka/", overview.figures_page, name="figures"),
    path("<slug:slug>/kabar/", subscriptions.ask, name="subscribe"),
    path("<slug:slug>/data.csv", data.as_csv, name="csv"),
    path("<slug:slug>/data.json", data.as_json, name="json"),
    path("<slug:slug>/kabar.rss", data.news, name="rss"),
    path("<slug:slug>/<int:number>/", public.report, name="report"),
    path("<slug:slug>/<int:number>/data.json", data.one_as_json, name="report_json"),
]
