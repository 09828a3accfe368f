"""Addresses of charters."""

from django.urls import path

from siap.apps.charters.views import keeping, public

app_name = "charters"

urlpatterns = [
    path("", public.index, name="index"),
    path("<int:service_id>/", public.charter, name="charter"),
    path("<int:service_id>/<slug:kind>.pdf", public.paper, name="paper"),
    path("rencana/<int:plan_id>/<slug:kind>.pdf", keeping.plan_paper, name="plan_paper"),
    path("janji/<int:pledge_id>/tidak-ditepati", public.not_kept, name="not_kept"),
    path("kelola/<int:region_id>/", keeping.region, name="keep"),
    path("kelola/layanan/<int:service_id>/mulai", keeping.start, name="start"),
    path("kelola/maklumat/<int:charter_id>/", keeping.edit, name="edit"),
    path("kelola/maklumat/<int:charter_id>/ambil", keeping.take, name="take"),
    path("kelola/maklumat/<int:charter_id>/umumkan", keeping.put_out, name="publish"),
    path(
        "kelola/maklumat/<int:charter_id>/<slug:kind>.pdf",
        keeping.draft_paper,
        name="draft_paper",
    ),
]
