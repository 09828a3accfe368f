"""Form fields carry label, hint, error and what was typed, each tied to the other."""

from django import forms
from lxml import html

from siap.ui import fields
from siap.ui.gallery import SampleForm

TYPED = {"target": "delapan puluh", "cost": "1.000.000", "sources": ["spm"]}


def field(name: str, **options: str) -> html.HtmlElement:
    return html.fragment_fromstring(fields.render(SampleForm(data=TYPED)[name], **options))


def test_the_label_belongs_to_its_control() -> None:
    shown = field("name")

    assert shown.xpath("//label/@for") == shown.xpath("//input/@id")


def test_hint_and_error_are_read_out_with_the_control() -> None:
    shown = field("name")

    described = shown.xpath("//input/@aria-describedby")[0].split()
    assert [shown.get_element_by_id(one).get("class") for one in described] == [
        "govuk-hint",
        "govuk-error-message",
    ]
    assert shown.xpath("//input/@aria-invalid") == ["true"]


def test_what_was_typed_is_kept() -> None:
    assert field("target").xpath("//input/@value") == ["delapan puluh"]
    assert field("sources").xpath("//input[@checked]/@value") == ["spm"]


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert "(tidak wajib)" in field("note").text_content()
    assert "(tidak wajib)" not in field("name").text_content()


def test_choices_are_a_group_with_a_name_and_its_error() -> None:
    shown = field("direction")

    group = shown.xpath("//fieldset")[0]
    assert "Arah yang baik" in group.find("legend").text_content()
    assert shown.get_element_by_id(group.get("aria-describedby")).get("class") == (
        "govuk-error-message"
    )


def test_a_prefix_and_a_suffix_are_not_read_out_twice() -> None:
    shown = field("cost", prefix="Rp", suffix="per tahun")

    assert shown.xpath("//*[@aria-hidden='true']/text()") == ["Rp", "per tahun"]


def test_each_problem_leads_to_a_control_that_is_there() -> None:
    form = SampleForm(data=TYPED)
    page = html.fragment_fromstring(f"<div>{fields.render_all(form)}</div>")

    found = list(fields.problems(form))

    assert len(found) == len(form.errors) == 5
    assert all(page.get_element_by_id(problem.anchor) is not None for problem in found)


def test_messages_say_what_is_expected_with_an_example() -> None:
    errors = SampleForm(data=TYPED).errors

    assert errors["target"] == ["Tulis angka, misalnya 20 atau 20,5."]
    assert errors["unit"] == ["Pilih salah satu."]
    assert errors["name"] == ["Wajib diisi."]


def test_markup_in_what_was_typed_is_shown_not_obeyed() -> None:
    form = SampleForm(data={"note": "</textarea><script>", "unit": "<b>"})

    text = fields.render_all(form)

    assert "<script>" not in text
    assert "<b>" not in text


def test_a_choice_may_have_a_sentence_of_its_own_below_its_label() -> None:
    label = fields.Described("Perusahaan", "Untuk perusahaan daerah.")

    class Guide(forms.Form):
        guide = forms.ChoiceField(
            choices=[("a", label), ("b", "B")],
            widget=forms.RadioSelect,
        )

    shown = html.fragment_fromstring(fields.render(Guide()["guide"]))

    first, second = shown.xpath("//input")
    told = shown.get_element_by_id(first.get("aria-describedby")).text
    assert shown.xpath("//label/text()") == ["Perusahaan", "B"]
    assert told == "Untuk perusahaan daerah."
    assert second.get("aria-describedby") is None
