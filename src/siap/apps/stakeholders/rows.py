"""Stakeholders and members as rows of worksheets W01 and W03."""

from siap.apps.stakeholders.models import Member, Stakeholder
from siap.apps.worksheets.stores import TableStore

STAKEHOLDERS = TableStore(
    model=Stakeholder,
    fields={
        "name": "name",
        "category": "category",
        "side": "side",
        "interest": "interest",
        "influence": "influence",
    },
)
MEMBERS = TableStore(
    model=Member,
    fields={
        "person": "person",
        "position": "position_held",
        "institution": "institution",
        "since": "since",
        "until": "until",
    },
)
