"""What to print, and how."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.documents.builders.documents import Wanted, formats_of
from siap.methodology.document_outlines import outline
from siap.rendering.registry import RENDERERS
from siap.ui.forms import PlainForm

PRINTED: Final = frozenset({"pdf", "docx"})
"""The formats that have pages of paper."""


class PrintForm(PlainForm):
    """A document, its format, its language, and whether names may stand in it."""

    what = forms.ChoiceField(label=_("Bentuk"), widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("Bahasa judul dan uraian baku"),
        choices=[("id", _("Bahasa Indonesia")), ("en", _("Inggris"))],
        widget=forms.RadioSelect,
        help_text=_("Isi lembar kerja tetap seperti yang ditulis."),
    )
    size = forms.ChoiceField(
        label=_("Ukuran kertas"),
        choices=[("A4", "A4"), ("F4", "F4 (215 x 330 mm)"), ("A3", "A3")],
        widget=forms.RadioSelect,
        required=False,
    )
    personal = forms.BooleanField(
        label=_("Cantumkan nama orang (untuk kalangan sendiri)"),
        required=False,
        help_text=_(
            "Tanpa centang, nama anggota tidak tercetak dan dokumen siap dibagikan."
        ),
    )

    def __init__(
        self,
        data: object = None,
        *,
        kinds: dict[str, str],
        language: str,
        may_see_personal: bool,
    ) -> None:
        first = next(iter(kinds))
        initial = {
            "what": f"{first}.{outline(first).paper.formats[0]}",
            "language": language,
            "size": outline(first).paper.size,
            "personal": may_see_personal,
        }
        super().__init__(data, initial=initial)
        what = self.fields["what"]
        assert isinstance(what, forms.ChoiceField)  # noqa: S101 - declared above
        what.choices = [
            (f"{kind}.{name}", self._label(kinds, kind, name, language))
            for kind in kinds
            for name in formats_of(kind)
        ]
        if not any(PRINTED & set(outline(kind).paper.formats) for kind in kinds):
            del self.fields["size"]
        if not may_see_personal:
            del self.fields["personal"]

    @staticmethod
    def _label(kinds: dict[str, str], kind: str, name: str, language: str) -> str:
        label = RENDERERS[name].labels[language]
        return f"{kinds[kind]} – {label}" if len(kinds) > 1 else label

    def wanted(self, subject: str) -> tuple[Wanted, str]:
        """What was chosen, and the format."""
        kind, _dot, name = self.cleaned_data["what"].partition(".")
        wanted = Wanted(
            kind=kind,
            subject=subject,
            language=self.cleaned_data["language"],
            personal=bool(self.cleaned_data.get("personal")),
            size=self.cleaned_data.get("size") or None,
        )
        return wanted, name
