"""Addresses of guides, and of a plan's guide and training."""

from django.urls import path

from siap.apps.guides.views import editing, listing, plan_guide, topics, training, versions

app_name = "guides"

urlpatterns = [
    path("panduan/", listing.index, name="index"),
    path("panduan/salin/", listing.copy, name="copy"),
    path("panduan/impor/", listing.import_file, name="import"),
    path("panduan/edisi/<slug:key>/", listing.shipped, name="shipped"),
    path(
        "panduan/edisi/<slug:key>/pelatihan/", training.of_shipped, name="shipped_training"
    ),
    path("panduan/<int:guide_id>/", editing.draft, name="draft"),
    path("panduan/<int:guide_id>/isi/<str:name>/", editing.part, name="part"),
    path("panduan/<int:guide_id>/urungkan/<uuid:batch>", editing.undo_change, name="undo"),
    path("panduan/<int:guide_id>/tambah", topics.add, name="add"),
    path(
        "panduan/<int:guide_id>/topik/<str:key>/<slug:action>", topics.change, name="change"
    ),
    path("panduan/<int:guide_id>/terbitkan/", versions.publish_page, name="publish"),
    path("panduan/<int:guide_id>/ekspor", versions.export_draft, name="export"),
    path(
        "panduan/<int:guide_id>/versi/<int:number>/", versions.version_page, name="version"
    ),
    path(
        "panduan/<int:guide_id>/versi/<int:number>/ekspor",
        versions.export_version,
        name="export_version",
    ),
    path("panduan/<int:guide_id>/tawarkan", versions.retire, name="retire"),
    path("panduan/<int:guide_id>/riwayat/", versions.history, name="history"),
    path("panduan/<int:guide_id>/pelatihan/", training.of_own, name="training"),
    path("rencana/<int:plan_id>/ikut-panduan/", plan_guide.guide_page, name="of_plan"),
    path("rencana/<int:plan_id>/pelatihan/", training.of_plan, name="plan_training"),
]
