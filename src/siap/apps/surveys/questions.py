"""The questions of a survey: those of the regulation, the profile, and its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from siap.apps.surveys.models import ExtraQuestion, QuestionKind, Survey
from siap.methodology.rulesets import choose, rulesets
from siap.ui.formatting import reader_language

TOPIC: Final = "satisfaction-questions"
SCALE: Final = (1, 2, 3, 4)


@dataclass(frozen=True)
class Question:
    """An element that is asked for on the scale from 1 to 4."""

    key: str
    title: str
    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class ProfileField:
    """Something about the respondent, by choice only, never wide enough to name one."""

    key: str
    title: Promise
    choices: tuple[tuple[str, Promise], ...]


PROFILE: Final = (
    ProfileField(
        "gender",
        _("Jenis kelamin"),
        (("f", _("perempuan")), ("m", _("laki-laki"))),
    ),
    ProfileField(
        "age",
        pgettext_lazy("responden", "Umur"),
        (
            ("u20", _("di bawah 20 tahun")),
            ("20-34", _("20–34 tahun")),
            ("35-49", _("35–49 tahun")),
            ("50-64", _("50–64 tahun")),
            ("65", _("65 tahun ke atas")),
        ),
    ),
    ProfileField(
        "education",
        _("Pendidikan terakhir"),
        (
            ("sd", _("SD atau kurang")),
            ("smp", _("SMP")),
            ("sma", _("SMA")),
            ("d", _("diploma")),
            ("s1", _("S1")),
            ("s2", _("S2 ke atas")),
        ),
    ),
    ProfileField(
        "work",
        _("Pekerjaan utama"),
        (
            ("asn", _("ASN, TNI, Polri")),
            ("swasta", _("pegawai swasta")),
            ("usaha", _("wirausaha")),
            ("tani", _("petani, nelayan, buruh")),
            ("pelajar", _("pelajar, mahasiswa")),
            ("lain", _("lainnya")),
        ),
    ),
)


def rulesets_for_new() -> list[tuple[str, str]]:
    """Ids and titles of the rule sets that have questions, the newest first."""
    return [(key, rules.title) for key, rules in reversed([*rulesets(TOPIC).items()])]


def regulation_questions(ruleset: str) -> list[Question]:
    """
    The questions of a rule set in the reader's language, in the regulation's order.

    Raises:
        InvalidInput: The rule set is unknown.
    """
    english = reader_language() == "en"
    rows = cast(
        "Sequence[Mapping[str, Any]]", choose(TOPIC, ruleset, None).values["questions"]
    )
    return [
        Question(
            row["element"],
            row["title_en" if english else "title"],
            row["question_en" if english else "question"],
            tuple(row["answers_en" if english else "answers"]),
        )
        for row in rows
    ]


def least_respondents(ruleset: str) -> int | None:
    """The least number of respondents that a rule set names itself; None without one."""
    found = choose(TOPIC, ruleset, None).values.get("least_respondents")
    return None if found is None else int(str(found))


def elements_of(survey: Survey, extras: Sequence[ExtraQuestion]) -> list[Question]:
    """Every element that counts: those of the regulation, then those added."""
    added = [
        Question(each.key, each.text, each.text, tuple(map(str, SCALE)))
        for each in extras
        if each.kind == QuestionKind.ELEMENT
    ]
    return [*regulation_questions(survey.ruleset), *added]
