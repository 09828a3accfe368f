"""The charter of a plan as a poster and a leaflet: one way, wherever it is asked for."""

from collections.abc import Callable, Mapping
from typing import Final

from siap.apps.accounts.models import User
from siap.apps.charters.models import Charter
from siap.apps.charters.paper import charter_paper
from siap.apps.charters.queries import WORKSHEET, charter_of_plan
from siap.apps.charters.worksheet_paper import worksheet_paper
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.public_services.prints import kept_file
from siap.apps.worksheets.queries import read_sheets
from siap.kernel.errors import NotFound
from siap.methodology.library import edition
from siap.rendering.posters import CharterPaper, leaflet, poster
from siap.rendering.tree import Language
from siap.rendering.values import write_date

_MAKERS: Final = {"poster": poster, "lembaran": leaflet}
KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "poster": ("Maklumat sebagai poster A3", "Charter as an A3 poster"),
    "lembaran": ("Maklumat sebagai lembaran lipat", "Charter as a folded leaflet"),
}


def print_plan_charter(
    *,
    plan: Plan,
    kind: str,
    address_of: Callable[[Charter], str],
    language: Language,
    by: User | None,
) -> bytes:
    """
    Print the charter of a plan: as published, else worksheet W33 with the mark of a draft.

    Args:
        plan: The plan.
        kind: Key of `KINDS`.
        address_of: Gives the full address of a charter's public page.
        language: Of what nobody typed.
        by: Who wants it; None for the operator of the machine.

    Returns:
        A PDF, the same bytes for the same charter.

    Raises:
        Forbidden: The person may not export this plan.
        NotFound: There is no such kind.
        Unavailable: It took too long.
    """
    if by is not None:
        require(by, "plan.export", plan)
    charter = charter_of_plan(plan)
    if charter is not None:
        return printed(charter_paper(charter, address_of(charter)), kind)
    sheets = read_sheets(plan, [edition(plan.edition).worksheet(WORKSHEET)])
    return printed(worksheet_paper(sheets.content, plan, language), kind)


def printed(content: CharterPaper, kind: str) -> bytes:
    """
    Print a charter, or give the file that was printed before.

    Raises:
        NotFound: There is no such kind.
        Unavailable: It took too long.
    """
    if kind not in _MAKERS:
        raise NotFound("not-found", where=kind[:20])
    day = write_date(content.valid_from, content.language)
    make = _MAKERS[kind]
    return kept_file(f"{kind}:{content!r}", lambda: make(content, valid_from_words=day))
