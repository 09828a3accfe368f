"""The passages of formal papers: decrees, letters, lists, agreements."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from siap.apps.documents.builders import decrees
from siap.apps.documents.builders.setting import Setting
from siap.rendering.tree import Block

FORMAL_PASSAGES: Final[Mapping[str, Callable[[Setting], Sequence[Block]]]] = {
    "decree-heading": decrees.heading,
    "decree-preamble": decrees.preamble,
    "decree-decision": decrees.decision,
    "decree-signature": decrees.signature,
    "decree-members": decrees.members_annex,
    "decree-partners": decrees.partner_annex,
    "decree-team": decrees.team_annex,
}
