"""Events of rounds: questions that are put, answered, closed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from siap.apps.meetings.models import Answer, Meeting, Phase, Round

_ROUND: Final = ("kind", "position", "question", "options", "points", "secret")
_CRITERION: Final = "criterion"
"""A field that logs from before lack."""


def round_data(each: Round) -> dict[str, object]:
    """A round as the log keeps it."""
    names = (*_ROUND, _CRITERION)
    return {"id": str(each.pk)} | {name: getattr(each, name) for name in names}


def _rounds(_meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    for each in data["rounds"]:
        fields = {name: each[name] for name in _ROUND}
        fields[_CRITERION] = each.get(_CRITERION, "")
        Round.objects.create(pk=each["id"], item_id=data["item"], **fields)


def _round_opened(
    meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int
) -> None:
    """A round that is put again begins anew."""
    rounds = Round.objects.filter(item__meeting=meeting, pk=data["id"])
    Answer.objects.filter(round__in=rounds).delete()
    rounds.update(phase=Phase.OPEN, tally={}, paper={}, voters=0, result={})


def _answer(_meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    Answer.objects.update_or_create(
        round_id=data["round"],
        participant_id=data["participant"],
        defaults={
            "choice": data["choice"],
            "note": data["note"],
            "people": data.get("people", 1),
        },
    )


def _secret_answer(
    meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int
) -> None:
    """Only that somebody answered; what they answered is in the sum alone."""
    Round.objects.filter(item__meeting=meeting, pk=data["round"]).update(
        voters=data["voters"]
    )


def _paper(meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    Round.objects.filter(item__meeting=meeting, pk=data["round"]).update(
        paper=data["counts"]
    )


def _round_closed(
    meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int
) -> None:
    Round.objects.filter(item__meeting=meeting, pk=data["id"]).update(
        phase=Phase.CLOSED, result=data["result"], tally=data["tally"]
    )


APPLY: Final = {
    "rounds": _rounds,
    "round-opened": _round_opened,
    "answer": _answer,
    "secret-answer": _secret_answer,
    "paper": _paper,
    "round-closed": _round_closed,
}
