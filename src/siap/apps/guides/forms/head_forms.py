"""The forms of a guide's head and of a stage."""

from django.utils.translation import gettext_lazy as _

from siap.apps.guides.forms.fields import LinesField, PartForm, TextField, WholeField

_SAME_TITLE = _("Bila kosong, dipakai yang berbahasa Indonesia.")


class HeadForm(PartForm):
    """What the guide is and for whom; how long its training takes."""

    title = TextField(label=_("Nama panduan"))
    title_en = TextField(
        label=_("Nama dalam bahasa Inggris"), required=False, help_text=_SAME_TITLE
    )
    service_field = TextField(label=_("Bidang pelayanan"))
    summary = TextField(label=_("Ringkasan"), rows=4)
    summary_en = TextField(
        label=_("Ringkasan dalam bahasa Inggris"),
        rows=4,
        required=False,
        help_text=_SAME_TITLE,
    )
    for_whom = TextField(label=_("Untuk siapa"), rows=3)
    days_low = WholeField(label=_("Hari pelatihan, paling sedikit"))
    days_high = WholeField(label=_("Hari pelatihan, paling banyak"))
    technical_low = WholeField(
        label=_("Hari pelatihan teknis, paling sedikit"), required=False
    )
    technical_high = WholeField(
        label=_("Hari pelatihan teknis, paling banyak"), required=False
    )
    training_note = TextField(label=_("Catatan pelatihan"), rows=3, required=False)
    notes = LinesField(label=_("Catatan panduan"), rows=5, required=False)


class StageForm(PartForm):
    """What a stage is and what it results in."""

    title = TextField(label=_("Judul tahap"))
    title_en = TextField(
        label=_("Judul dalam bahasa Inggris"), required=False, help_text=_SAME_TITLE
    )
    purpose = TextField(label=_("Tujuan tahap"), rows=3)
    result = TextField(label=_("Hasil tahap"), rows=3)
