"""Forms of an import: handing in, mapping, summing up."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.core.files import File
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siap.apps.imports.choices import Choices, Measure, Summary
from siap.apps.imports.headings import Heading
from siap.apps.imports.reading.file_rows import MAX_FILE_BYTES
from siap.apps.imports.targets import Target
from siap.methodology.worksheet_shapes import Part
from siap.ui.forms import PlainForm

MEASURES = 4
_HOWS = [
    ("", "–"),
    ("sum", _("jumlah")),
    ("count", _("banyaknya baris")),
    ("mean", _("rata-rata")),
    ("median", _("nilai tengah (median)")),
]


def _not_too_large(file: File[bytes] | None) -> File[bytes] | None:
    if file is not None and (file.size or 0) > MAX_FILE_BYTES:
        raise forms.ValidationError(gettext("Berkas terlalu besar; paling banyak 10 MB."))
    return file


class WorkbookForm(PlainForm):
    """A workbook that was filled off-line."""

    file = forms.FileField(
        label=_("Buku kerja yang sudah diisi"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text=_("Berkas .xlsx yang diunduh dari sini; paling besar 10 MB."),
    )

    def clean_file(self) -> File[bytes] | None:
        """Refuse a file that is too large before it is read."""
        return _not_too_large(self.cleaned_data.get("file"))


class StartForm(PlainForm):
    """A file, or a table pasted in its place, and the part that it is for."""

    part = forms.ChoiceField(label=_("Untuk bagian"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Berkas CSV atau XLSX"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsm"}),
        help_text=_("Paling besar 10 MB. Baris judul kolom dikenali sendiri."),
    )
    paste = forms.CharField(
        label=_("Atau tempelkan tabel dari Excel"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=_("Salin sel-selnya beserta judul kolom, lalu tempelkan di sini."),
    )

    def __init__(self, parts: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["part"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = list(parts)
        if len(parts) == 1:
            field.widget = forms.HiddenInput()

    def clean_file(self) -> File[bytes] | None:
        """Refuse a file that is too large before it is read."""
        return _not_too_large(self.cleaned_data.get("file"))

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not data.get("file") and not data.get("paste", "").strip():
            self.add_error("file", gettext("Pilih berkas, atau tempelkan tabelnya."))
        return data


class MappingForm(PlainForm):
    """What each column of a file becomes, or how its rows are summed up by year."""

    sheet = forms.ChoiceField(label=_("Lembar buku kerja"), required=False)
    first = forms.IntegerField(
        label=_("Baris judul kolom, dari baris"), min_value=0, max_value=1000
    )
    last = forms.IntegerField(
        label=_("sampai baris"),
        min_value=0,
        max_value=1000,
        help_text=_("Isi 0 dan 0 bila berkas tidak mempunyai judul kolom."),
    )
    numbers = forms.ChoiceField(
        label=_("Penulisan angka dalam berkas"),
        choices=[("id", _("1.234,5 (koma desimal)")), ("en", _("1,234.5 (titik desimal)"))],
    )
    match = forms.ChoiceField(label=_("Cocokkan dengan baris yang ada"), required=False)
    mode = forms.ChoiceField(
        label=_("Cara mengambil"),
        choices=[
            ("rows", _("Tiap baris berkas menjadi satu baris")),
            ("years", _("Ringkas per tahun: satu angka per tahun untuk tiap ringkasan")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        *args: Any,
        part: Part,
        sheets: Sequence[str],
        headings: Sequence[Heading],
        targets: Sequence[Target],
        language: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._headings = headings
        self._choose("sheet", [(name, name) for name in sheets])
        titles = {target.key: target.titled(language) for target in targets}
        known = [("", gettext("Hanya menurut ID baris"))]
        self._choose("match", [*known, *((key, titles[key]) for key in part.unique)])
        fill = [("", gettext("– lewati –")), *titles.items()]
        for heading in headings:
            self._add(f"kolom-{heading.index}", fill, heading.title)
        columns = [("", "–"), *((str(h.index), h.title) for h in headings)]
        self._add("period", columns, gettext("Kolom waktu"))
        for number in range(MEASURES):
            self._add_measure(number, columns)

    def _choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = list(choices)

    def _add(self, name: str, choices: Sequence[tuple[str, Any]], label: str) -> None:
        self.fields[name] = forms.ChoiceField(choices=choices, label=label, required=False)

    def _add_measure(self, number: int, columns: Sequence[tuple[str, str]]) -> None:
        said = number + 1
        self._add(f"how-{number}", _HOWS, gettext("Hitungan %d") % said)
        self._add(f"of-{number}", columns, gettext("Kolom %d") % said)
        self._add(f"weight-{number}", columns, gettext("Bobot %d") % said)
        for name, label, longest in (
            ("title", gettext("Judul %d"), 160),
            ("unit", gettext("Satuan %d"), 40),
        ):
            self.fields[f"{name}-{number}"] = forms.CharField(
                label=label % said, required=False, max_length=longest
            )

    def rows(self) -> Iterator[tuple[Heading, BoundField]]:
        """Each column of the file with its choice."""
        for heading in self._headings:
            yield heading, self[f"kolom-{heading.index}"]

    def measures(self) -> Iterator[list[BoundField]]:
        """The fields of each figure."""
        for number in range(MEASURES):
            names = ("how", "of", "weight", "title", "unit")
            yield [self[f"{name}-{number}"] for name in names]

    def clean(self) -> dict[str, Any]:
        """Ask for what a summary needs, and for titles in order."""
        data = super().clean() or self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if first is not None and last is not None and not first <= last <= first + 3:
            self.add_error(
                "last", gettext("Judul kolom paling banyak empat baris berurutan.")
            )
        if data.get("mode") == "years":
            self._clean_summary(data)
        return data

    def _clean_summary(self, data: dict[str, Any]) -> None:
        if not data.get("period"):
            self.add_error("period", gettext("Pilih kolom yang memuat tahun atau tanggal."))
        asked = [number for number in range(MEASURES) if data.get(f"how-{number}")]
        if not asked:
            self.add_error("how-0", gettext("Pilih paling sedikit satu hitungan."))
        for number in asked:
            if not data.get(f"of-{number}") and data[f"how-{number}"] != "count":
                self.add_error(f"of-{number}", gettext("Pilih kolom yang dihitung."))
            for name in ("title", "unit"):
                if not data.get(f"{name}-{number}"):
                    self.add_error(f"{name}-{number}", gettext("Wajib diisi."))

    def choices(self) -> Choices:
        """What was chosen."""
        data = self.cleaned_data
        mapping = {
            heading.index: data[f"kolom-{heading.index}"]
            for heading in self._headings
            if data.get(f"kolom-{heading.index}")
        }
        return Choices(
            sheet=data["sheet"],
            first=data["first"],
            last=data["last"],
            numbers=data["numbers"],
            mapping=mapping,
            match=data["match"],
            summary=self._summary(data) if data["mode"] == "years" else None,
        )

    def _summary(self, data: dict[str, Any]) -> Summary:
        def column(name: str) -> int | None:
            return int(data[name]) if data.get(name) else None

        measures = tuple(
            Measure(
                how=data[f"how-{number}"],
                title=data[f"title-{number}"],
                unit=data[f"unit-{number}"],
                column=column(f"of-{number}") if data[f"how-{number}"] != "count" else None,
                weight=column(f"weight-{number}"),
            )
            for number in range(MEASURES)
            if data.get(f"how-{number}")
        )
        return Summary(period=int(data["period"]), measures=measures)


def initial_of(choices: Choices) -> dict[str, Any]:
    """What the mapping form shows before anybody changes it."""
    found: dict[str, Any] = {
        "sheet": choices.sheet,
        "first": choices.first,
        "last": choices.last,
        "numbers": choices.numbers,
        "match": choices.match,
        "mode": "years" if choices.summary else "rows",
        **{f"kolom-{index}": key for index, key in choices.mapping.items()},
    }
    if choices.summary is not None:
        found["period"] = str(choices.summary.period)
        for number, measure in enumerate(choices.summary.measures):
            found[f"how-{number}"] = measure.how
            found[f"of-{number}"] = "" if measure.column is None else str(measure.column)
            found[f"weight-{number}"] = (
                "" if measure.weight is None else str(measure.weight)
            )
            found[f"title-{number}"] = measure.title
            found[f"unit-{number}"] = measure.unit
    return found
