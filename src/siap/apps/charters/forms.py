"""Forms of charters."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siap.apps.charters.models import Charter, Measure, Side
from siap.apps.charters.services.promises import CharterFacts, NewPledge, NewSignature
from siap.apps.public_services.forms import date_field
from siap.apps.surveys.questions import regulation_questions
from siap.ui.forms import PlainForm

_USUAL_RULES = "permenpanrb-14-2017"


def _in_table(form: forms.Form) -> None:
    """Give the controls of a row in a table the look of all others."""
    for field in form.fields.values():
        chooses = isinstance(field, forms.ChoiceField)
        field.widget.attrs["class"] = "govuk-select" if chooses else "govuk-input"


class CharterForm(PlainForm):
    """What a charter says beside its promises."""

    resolve = forms.CharField(
        label=_("Tekad pelayanan"),
        max_length=300,
        required=False,
        help_text=_(
            "Satu kalimat, misalnya: Air yang lancar dan bersih untuk setiap rumah."
        ),
    )
    broken = forms.CharField(
        label=_("Bila janji tidak ditepati"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Apa yang diterima warga, misalnya potongan biaya."),
    )
    channels = forms.CharField(
        label=_("Saluran pengaduan"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu saluran setiap baris."),
    )
    review_on = date_field(_("Ditinjau pada"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def first(charter: Charter) -> dict[str, object]:
        """What stands in the form when it opens."""
        names = ("resolve", "broken", "channels", "review_on", "version")
        return {name: getattr(charter, name) for name in names}

    def facts(
        self, pledges: list[NewPledge], signatures: list[NewSignature]
    ) -> CharterFacts:
        """What was typed, with promises and signatures."""
        data = {
            name: value for name, value in self.cleaned_data.items() if name != "version"
        }
        return CharterFacts(pledges=pledges, signatures=signatures, **data)


class PledgeForm(PlainForm):
    """One promise; an empty one is left out."""

    text = forms.CharField(label=_("Janji"), max_length=300, required=False)
    measure = forms.ChoiceField(label=_("Ukuran"), choices=Measure.choices, required=False)
    element = forms.ChoiceField(label=_("Unsur survei"), required=False)
    target = forms.DecimalField(
        label=_("Batas"),
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        required=False,
        localize=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        element = self.fields["element"]
        assert isinstance(element, forms.ChoiceField)  # noqa: S101 - declared above
        known = [(each.key, each.title) for each in regulation_questions(_USUAL_RULES)]
        element.choices = [("", "–"), *known]
        _in_table(self)

    def clean(self) -> dict[str, Any]:
        """Ask for what a measure needs."""
        data = super().clean() or self.cleaned_data
        if not data.get("text"):
            return data
        measured = data.get("measure") or Measure.REPORTS.value
        if data.get("target") is None:
            least = gettext("Tulis nilai paling sedikit, misalnya 80.")
            most = gettext("Tulis paling banyak berapa kabar, misalnya 5.")
            self.add_error("target", most if measured == Measure.REPORTS else least)
        if measured == Measure.ELEMENT and not data.get("element"):
            self.add_error("element", gettext("Pilih unsur surveinya."))
        return data

    def new(self) -> NewPledge:
        """What was typed."""
        data = self.cleaned_data
        return NewPledge(
            text=data["text"],
            measure=data["measure"] or Measure.REPORTS.value,
            element=data["element"],
            target=data["target"],
        )


class SignatureForm(PlainForm):
    """One who signs; an empty one is left out."""

    side = forms.ChoiceField(label=_("Pihak"), choices=Side.choices, required=False)
    office = forms.CharField(
        label=_("Jabatan atau kelompok"), max_length=200, required=False
    )
    name = forms.CharField(label=_("Nama"), max_length=150, required=False)
    signed_on = date_field(_("Ditandatangani"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_table(self)

    def new(self) -> NewSignature:
        """What was typed."""
        data = self.cleaned_data
        return NewSignature(
            side=data["side"] or Side.PROVIDER.value,
            office=data["office"],
            name=data["name"],
            signed_on=data["signed_on"],
        )


class VoiceForm(PlainForm):
    """One tap."""

    key = forms.UUIDField(widget=forms.HiddenInput)
