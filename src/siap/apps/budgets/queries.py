"""Reading lists of codes: which is in force, which codes fit what somebody looks for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from siap.apps.budgets.codes import read_code, shared_form
from siap.apps.budgets.models import BudgetCode, CodeList, Subject

MOST_WORDS = 8


def code_lists(subject: str | None = None) -> QuerySet[CodeList]:
    """The lists that were imported, the newest of each subject first."""
    found = CodeList.objects.all()
    return found if subject is None else found.filter(subject=subject)


def in_force(
    lists: Iterable[CodeList], *, year: int, government: str = ""
) -> CodeList | None:
    """
    Choose the list for a budget year.

    Args:
        lists: Lists of one subject.
        year: The budget year; a list counts if it is in force on its first day.
        government: Whose codes; empty where every government shares them.

    Returns:
        The one that came into force last; None if there is none.
    """
    day = date(year, 1, 1)
    fitting = [
        each
        for each in lists
        if each.valid_from <= day
        and (each.valid_to is None or each.valid_to >= day)
        and (not government or government in each.governments)
    ]
    return max(fitting, key=lambda each: (each.valid_from, each.key), default=None)


def known_codes(
    wanted: Mapping[tuple[int, str], Collection[str]],
) -> dict[tuple[int, str, str], BudgetCode]:
    """
    Look codes up, all at once.

    Args:
        wanted: Codes in the one way of writing them, by list and government.

    Returns:
        What is there, by list, government and the code asked for: a code that every field
        of government shares is found under the field's own number too.
    """
    if not wanted:
        return {}
    asked = {code for codes in wanted.values() for code in codes}
    forms = asked | {shared_form(code) for code in asked}
    found = BudgetCode.objects.filter(
        list_id__in={list_id for list_id, _ in wanted}, code__in=forms
    )
    by_key = {(each.list_id, each.government, each.code): each for each in found}
    answer = {}
    for (list_id, government), codes in wanted.items():
        for code in codes:
            exact = by_key.get((list_id, government, code))
            shared = by_key.get((list_id, government, shared_form(code)))
            if exact or shared:
                answer[list_id, government, code] = exact or shared
    return {key: code for key, code in answer.items() if code is not None}


def search_codes(
    chosen: CodeList, *, wanted: str = "", government: str = "", level: int | None = None
) -> QuerySet[BudgetCode]:
    """
    Find codes of a list.

    Args:
        chosen: The list.
        wanted: A code or its beginning, or words that all stand in name or indicator.
        government: Whose; empty for all.
        level: Only these; None for all.

    Returns:
        The codes in their order.
    """
    found = BudgetCode.objects.filter(list=chosen)
    if government:
        found = found.filter(government=government)
    if level is not None:
        found = found.filter(level=level)
    if not wanted.strip():
        return found
    return found.filter(_fits(wanted, chosen.subject))


def _fits(wanted: str, subject: str) -> Q:
    if wanted.strip()[0].isdigit() or wanted.strip().upper().startswith("X."):
        code = read_code(wanted, subject)
        starts = [wanted.strip().upper()] if code is None else [code.text]
        if code is not None and subject == Subject.NOMENCLATURE and code.level > 2:
            starts.append(shared_form(code.text))
        return _any_start(starts)
    fits = Q()
    for word in wanted.split()[:MOST_WORDS]:
        fits &= Q(name__icontains=word) | Q(indicator__icontains=word)
    return fits


def _any_start(starts: Sequence[str]) -> Q:
    fits = Q()
    for start in starts:
        fits |= Q(code__startswith=start)
    return fits
