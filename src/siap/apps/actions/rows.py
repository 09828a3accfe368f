"""Actions and direct actions as rows of worksheets W31 and W37."""

from siap.apps.actions.models import Action, BudgetLine, DirectAction
from siap.apps.worksheets.stores import TableStore, YearlyTable

ACTIONS = TableStore(
    model=Action,
    fields={"title": "title", "aspect": "aspect", "horizon": "horizon"},
    yearly={"cost": YearlyTable(BudgetLine, "action", "amount_idr")},
)
DIRECT_ACTIONS = TableStore(
    model=DirectAction,
    fields={"statement": "statement", "start": "starts", "due": "due", "state": "state"},
)
