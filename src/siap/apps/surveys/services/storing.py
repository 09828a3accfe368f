"""Checking answers and keeping them, the sums in step."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import F

from siap.apps.surveys.models import (
    ExtraQuestion,
    QuestionKind,
    Response,
    ResponseChannel,
    Survey,
    Tally,
    TallyKind,
)
from siap.apps.surveys.queries import extras_of
from siap.apps.surveys.questions import PROFILE, elements_of
from siap.kernel.errors import InvalidInput

LONGEST_TEXT: Final = 500
_BATCH: Final = 500


@dataclass(frozen=True, kw_only=True)
class Answers:
    """
    What one respondent answered.

    Args:
        key: Of this set of answers; sent twice it counts once.
        elements: 1..4 by element; those not answered are absent.
        profile: Choice by field; those not answered are absent.
        extra: Answer by key of a question of the survey's own.
    """

    key: uuid.UUID
    elements: Mapping[str, int]
    profile: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)


_PROFILE: Final = {each.key: {key for key, _ in each.choices} for each in PROFILE}


def check(survey: Survey, answers: Answers, extras: Sequence[ExtraQuestion]) -> None:
    """
    Refuse answers that are not among those there are.

    Raises:
        InvalidInput: Says where.
    """
    _check_elements(answers, {each.key for each in elements_of(survey, extras)})
    for key, chosen in answers.profile.items():
        if chosen not in _PROFILE.get(key, set()):
            raise InvalidInput("survey-choice", where=key)
    questions = {each.key: each for each in extras}
    for key, said in answers.extra.items():
        if not _fits(questions.get(key), said):
            raise InvalidInput("survey-choice", where=key)


def _check_elements(answers: Answers, known: set[str]) -> None:
    for key, value in answers.elements.items():
        if key not in known:
            raise InvalidInput("unknown-key", where=key, key=key[:40], known="–")
        if value not in (1, 2, 3, 4):
            raise InvalidInput("out-of-scale", where=key, value=value, least=1, most=4)
    if not answers.elements:
        raise InvalidInput("survey-empty", where="elements")


def _fits(question: ExtraQuestion | None, said: str) -> bool:
    if question is None or question.kind == QuestionKind.ELEMENT:
        return False
    if question.kind == QuestionKind.SCALE:
        return said in {"1", "2", "3", "4"}
    if question.kind == QuestionKind.CHOICE:
        return said in question.options
    return len(said) <= LONGEST_TEXT


@transaction.atomic
def store(
    survey: Survey, many: Sequence[tuple[Answers, date]], channel: ResponseChannel
) -> int:
    """
    Keep checked answers and count them.

    Args:
        survey: The survey.
        many: Answers with their day; those whose key is known are left out.
        channel: How they came.

    Returns:
        How many were new.
    """
    # One writer at a time for each survey: what is known cannot change before we write.
    Survey.objects.select_for_update().get(pk=survey.pk)
    known = _known([answers.key for answers, _ in many])
    new = {answers.key: (answers, day) for answers, day in many if answers.key not in known}
    Response.objects.bulk_create(
        [
            Response(
                survey=survey,
                key=answers.key,
                day=day,
                channel=channel,
                answers=dict(answers.elements),
                profile=dict(answers.profile),
                extra={key: said for key, said in answers.extra.items() if said},
            )
            for answers, day in new.values()
        ],
        batch_size=_BATCH,
    )
    texts = {each.key for each in extras_of(survey) if each.kind == QuestionKind.TEXT}
    sums: Counter[tuple[str, str, str]] = Counter()
    for answers, _ in new.values():
        sums.update(_counted(answers, channel, texts))
    _add_up(survey, sums)
    return len(new)


def _known(keys: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    found: set[uuid.UUID] = set()
    for start in range(0, len(keys), _BATCH):
        some = keys[start : start + _BATCH]
        found.update(Response.objects.filter(key__in=some).values_list("key", flat=True))
    return found


def _counted(answers: Answers, channel: str, texts: set[str]) -> list[tuple[str, str, str]]:
    """The sums that one set of answers adds one to; what was written freely is not one."""
    return [
        (TallyKind.TOTAL.value, "n", ""),
        (TallyKind.CHANNEL.value, "channel", str(channel)),
        *((TallyKind.ELEMENT.value, key, str(v)) for key, v in answers.elements.items()),
        *((TallyKind.PROFILE.value, key, said) for key, said in answers.profile.items()),
        *(
            (TallyKind.EXTRA.value, key, said)
            for key, said in answers.extra.items()
            if said and key not in texts
        ),
    ]


def _add_up(survey: Survey, sums: Mapping[tuple[str, str, str], int]) -> None:
    rows = Tally.objects.filter(survey=survey).values_list("kind", "key", "value", "pk")
    ids = {(kind, key, value): pk for kind, key, value, pk in rows}
    by_step: dict[int, list[int]] = defaultdict(list)
    missing = []
    for name, step in sums.items():
        if name in ids:
            by_step[step].append(ids[name])
        else:
            kind, key, value = name
            missing.append(
                Tally(survey=survey, kind=kind, key=key, value=value, count=step)
            )
    Tally.objects.bulk_create(missing)
    for step, chosen in by_step.items():
        Tally.objects.filter(pk__in=chosen).update(count=F("count") + step)
