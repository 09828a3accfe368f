"""The passages of formal papers: decrees, letters, lists, agreements."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from siap.apps.documents.builders import (
    brief,
    calling,
    cooperation,
    decrees,
    pledges,
    policies,
    practice,
    records,
)
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
    "letter-head": calling.letter_head,
    "letter-body": calling.letter_body,
    "letter-signature": calling.letter_signature,
    "letter-annex": calling.letter_annex,
    "attendance-head": calling.attendance_head,
    "attendance-blank": calling.blank_list,
    "attendance-filled": calling.filled_list,
    "attendance-signature": calling.list_signature,
    "record-opening": records.opening,
    "record-settled": records.settled,
    "record-signatures": records.signatures,
    "pledge-opening": pledges.opening,
    "pledge-table": pledges.table,
    "pledge-signatures": pledges.signatures,
    "brief-causes": brief.causes,
    "brief-actions": brief.actions,
    "brief-costs": brief.costs,
    "brief-promises": brief.promises,
    "brief-monitoring": brief.monitoring,
    "policy-proposals": policies.proposals,
    "policy-drafts": policies.drafts,
    "policy-causes": policies.roots,
    "legal-basis": policies.basis,
    "chair-signature": policies.chair_signature,
    "guide-duties": policies.duties,
    "coop-heading": cooperation.heading,
    "coop-parties": cooperation.parties,
    "coop-tasks": cooperation.tasks,
    "coop-actions": cooperation.actions,
    "coop-time": cooperation.time,
    "coop-signatures": cooperation.signatures,
    "practice-story": practice.story,
}
