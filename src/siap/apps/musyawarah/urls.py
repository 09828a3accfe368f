"""Addresses of musyawarah."""

from django.urls import path

from siap.apps.musyawarah.views import (
    ceilings,
    decisions,
    meetings,
    openness,
    proposals,
    public,
    schedules,
    settings,
)

app_name = "musyawarah"
_ONE = "usulan/<str:code>/"
urlpatterns = [
    path("", public.home, name="home"),
    path("baru/", settings.new_cycle, name="new_cycle"),
    path("<int:cycle_id>/", public.proposals, name="list"),
    path("<int:cycle_id>/usulan/baru/", proposals.new, name="new"),
    path("<int:cycle_id>/usulan/serupa/", proposals.similar, name="similar"),
    path("<int:cycle_id>/saya/", proposals.mine, name="mine"),
    path("<int:cycle_id>/hasil/", openness.budget, name="budget"),
    path("<int:cycle_id>/peta.svg", openness.map_svg, name="map"),
    path("<int:cycle_id>/data/usulan.csv", openness.proposals_csv, name="csv"),
    path("<int:cycle_id>/data/usulan.json", openness.proposals_json, name="json"),
    path("<int:cycle_id>/data/kolom.json", openness.columns, name="columns"),
    path("<int:cycle_id>/meja/", decisions.desk, name="desk"),
    path("<int:cycle_id>/verifikasi/", decisions.inbox, name="inbox"),
    path("verifikasi/<int:verification_id>/", decisions.verification, name="verification"),
    path("<int:cycle_id>/rapat/", meetings.meetings, name="meetings"),
    path(
        "<int:cycle_id>/rapat/baru/<int:level_id>/<int:region_id>/",
        meetings.new_meeting,
        name="new_meeting",
    ),
    path("rapat/<int:meeting_id>/", meetings.meeting, name="meeting"),
    path("rapat/<int:meeting_id>/berkas.<str:format_name>", meetings.papers, name="papers"),
    path("rapat/<int:meeting_id>/hadir", meetings.attendance, name="attendance"),
    path("rapat/<int:meeting_id>/utusan", meetings.delegates, name="delegates"),
    path("rapat/<int:meeting_id>/teruskan", meetings.forward, name="forward"),
    path("<int:cycle_id>/jadwal/", schedules.schedules, name="schedules"),
    path("<int:cycle_id>/jadwal/lanjutkan", schedules.carry, name="carry"),
    path("<int:cycle_id>/jadwal/<int:run_id>/", schedules.run, name="run"),
    path("<int:cycle_id>/jadwal/<int:run_id>/hentikan", schedules.stop, name="stop"),
    path("<int:cycle_id>/jadwal/<int:run_id>/pakai", schedules.adopt, name="adopt"),
    path("<int:cycle_id>/jadwal/<int:run_id>/banding/", schedules.compare, name="compare"),
    path("<int:cycle_id>/atur/", settings.settings, name="settings"),
    path("<int:cycle_id>/atur/tingkat/<int:level_id>/", settings.level, name="level"),
    path("<int:cycle_id>/atur/pagu/", ceilings.ceilings, name="ceilings"),
    path("<int:cycle_id>/atur/petugas/", settings.duties, name="duties"),
    path(
        "<int:cycle_id>/atur/petugas/<int:duty_id>/cabut",
        settings.end_duty,
        name="end_duty",
    ),
    path("<int:cycle_id>/atur/rw/", settings.neighbourhoods, name="neighbourhoods"),
    path(_ONE, public.proposal, name="proposal"),
    path(f"{_ONE}foto/<int:photo_id>.jpg", public.photo, name="photo"),
    path(f"{_ONE}asal-<str:width>.svg", public.lineage, name="lineage"),
    path(f"{_ONE}putuskan/", decisions.decision, name="decision"),
    path(f"{_ONE}minta-verifikasi", decisions.ask, name="ask"),
    path(f"{_ONE}ubah/", proposals.edit, name="edit"),
    path(f"{_ONE}tarik", proposals.withdraw, name="withdraw"),
    path(f"{_ONE}foto", proposals.photos, name="photos"),
    path(f"{_ONE}ikuti", proposals.following, name="following"),
]
