"""Addresses of public services."""

from django.urls import path

from siap.apps.public_services.views import keeping, offline, public, standards

app_name = "public_services"

urlpatterns = [
    path("", public.index, name="index"),
    path("luring.js", offline.worker, name="offline_worker"),
    path("unit/<slug:code>/", public.unit, name="unit"),
    path("<int:service_id>/", public.service, name="service"),
    path("<int:service_id>/standar.<slug:format_name>", public.standard_file, name="file"),
    path("kelola/", keeping.regions, name="keep"),
    path("kelola/<int:region_id>/", keeping.region, name="region"),
    path("kelola/<int:region_id>/unit-baru/", keeping.new_unit, name="new_unit"),
    path("kelola/unit/<int:unit_id>/", keeping.edit_unit, name="edit_unit"),
    path(
        "kelola/unit/<int:unit_id>/layanan-baru/", keeping.new_service, name="new_service"
    ),
    path("kelola/layanan/<int:service_id>/", keeping.keep_service, name="keep_service"),
    path(
        "kelola/layanan/<int:service_id>/ubah/", keeping.edit_service, name="edit_service"
    ),
    path("kelola/layanan/<int:service_id>/rancangan", standards.start, name="start"),
    path("kelola/standar/<int:version_id>/", standards.standard, name="standard"),
    path(
        "kelola/standar/<int:version_id>/langkah", standards.steps_from_plan, name="steps"
    ),
    path(
        "kelola/standar/<int:version_id>/tetapkan", standards.put_in_force, name="publish"
    ),
    path("kelola/standar/<int:version_id>/hapus", standards.discard, name="discard"),
    path(
        "kelola/standar/<int:version_id>/cetak.<slug:format_name>",
        standards.draft_file,
        name="draft_file",
    ),
]
