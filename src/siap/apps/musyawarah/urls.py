"""Addresses of musyawarah."""

from django.urls import path

from siap.apps.musyawarah.views import ceilings, proposals, public, settings

app_name = "musyawarah"
_ONE = "usulan/<str:code>/"
urlpatterns = [
    path("", public.home, name="home"),
    path("baru/", settings.new_cycle, name="new_cycle"),
    path("<int:cycle_id>/", public.proposals, name="list"),
    path("<int:cycle_id>/usulan/baru/", proposals.new, name="new"),
    path("<int:cycle_id>/usulan/serupa/", proposals.similar, name="similar"),
    path("<int:cycle_id>/saya/", proposals.mine, name="mine"),
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
    path(f"{_ONE}ubah/", proposals.edit, name="edit"),
    path(f"{_ONE}tarik", proposals.withdraw, name="withdraw"),
    path(f"{_ONE}foto", proposals.photos, name="photos"),
    path(f"{_ONE}ikuti", proposals.following, name="following"),
]
