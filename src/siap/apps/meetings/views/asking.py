"""Orders of the desk about questions: preparing, asking, counting, what was chosen."""

from collections.abc import Mapping
from typing import Final

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from siap.apps.meetings.models import Phase, Round
from siap.apps.meetings.queries import meeting_visible_to
from siap.apps.meetings.services import answers, questions, sheet_votes
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.services.questions import Option
from siap.apps.meetings.views.reading import Do, points_given, typed_options, whole
from siap.kernel.errors import SiapError
from siap.ui.formatting import reader_language


def _prepare(order: Command, typed: QueryDict) -> None:
    question = questions.Question(
        text=typed.get("question", ""),
        options=_options(order, typed),
        points=whole(typed.get("points", "")) or 3,
        secret="secret" in typed,
        criteria=_criteria(order, typed),
    )
    questions.prepare(order, item_id=typed.get("item", ""), question=question)


def _options(order: Command, typed: QueryDict) -> list[Option]:
    """What is put to the vote: rows of a worksheet, or what was typed."""
    plan = meeting_visible_to(order.by, order.meeting_id).plan
    source = typed.get("from", "")
    if source == "issues":
        return sheet_votes.issues_of(plan)
    if source == "tied":
        return sheet_votes.tied_issues(plan)
    if source == "actions":
        return sheet_votes.scored_options(plan, typed.get("aspect", ""))
    if source == "rows":
        return sheet_votes.choices_of(plan, typed.get("worksheet", ""))
    return typed_options(typed.get("options", ""))


def _criteria(order: Command, typed: QueryDict) -> list[Option]:
    if typed.get("from") != "actions":
        return []
    return sheet_votes.criteria_of(meeting_visible_to(order.by, order.meeting_id).plan)


def _ask(order: Command, typed: QueryDict) -> None:
    questions.ask(order, round_id=typed.get("round", ""))


def _paper(order: Command, typed: QueryDict) -> None:
    counts = points_given(typed)
    answers.count_on_paper(order, round_id=typed.get("round", ""), counts=counts)


def _answer_for(order: Command, typed: QueryDict) -> str:
    given = answers.Given(
        round_id=typed.get("round", ""),
        choice=points_given(typed) or typed.get("choice", ""),
        note=typed.get("note", ""),
    )
    answers.answer_for(order, person_id=typed.get("person", ""), given=given)
    return gettext("Jawaban tercatat.")


def _close(order: Command, typed: QueryDict) -> str | None:
    """Close a question, write its result down, go on to the next one if asked to."""
    found = questions.close_round(order, round_id=typed.get("round", ""))
    told = None
    if not meeting_visible_to(order.by, order.meeting_id).training:
        told = _recorded(order, found)
    following = found.item.rounds.filter(phase=Phase.WAITING).first()
    if "next" in typed and following is not None:
        questions.ask(order, round_id=str(following.pk))
    return told


def _recorded(order: Command, found: Round) -> str | None:
    """The question stays closed also where its worksheet takes nothing just now."""
    try:
        with transaction.atomic():
            sheet_votes.record_pair(order, round_id=str(found.pk))
            scored = sheet_votes.record_scores(order, round_id=str(found.pk))
    except SiapError as problem:
        text = gettext("Pertanyaan ditutup, tetapi lembar kerja belum diisi: {why}")
        return text.format(why=problem.message(reader_language()))
    if not scored:
        return None
    text = ngettext(
        "Nilai {n} tindakan masuk ke lembar kerja W30.",
        "Nilai {n} tindakan masuk ke lembar kerja W30.",
        scored,
    )
    return text.format(n=scored)


def _main_issue(order: Command, typed: QueryDict) -> str:
    sheet_votes.record_main_issue(
        order, issue_id=typed.get("issue", ""), reason=typed.get("reason", "")
    )
    return gettext("Isu utama tercatat di lembar kerja W10.")


def _chosen(order: Command, typed: QueryDict) -> str:
    n = sheet_votes.record_choice(
        order, item_id=typed.get("item", ""), chosen=typed.getlist("chosen")
    )
    text = ngettext(
        "{n} pilihan ditandai di lembar kerja.", "{n} pilihan ditandai di lembar kerja.", n
    )
    return text.format(n=n)


ASKING: Final[Mapping[str, Do]] = {
    "siapkan": _prepare,
    "tanya": _ask,
    "kertas": _paper,
    "wakil": _answer_for,
    "tutup": _close,
    "isu-utama": _main_issue,
    "pilihan": _chosen,
}
