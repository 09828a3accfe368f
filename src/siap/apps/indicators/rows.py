"""Indicators and logframe lines as rows of worksheets W08 and W32."""

from siap.apps.indicators.models import Indicator, IndicatorValue, Result, Target
from siap.apps.worksheets.stores import TableStore, YearlyTable

INDICATORS = TableStore(
    model=Indicator,
    fields={"title": "name", "unit": "unit"},
    yearly={"values": YearlyTable(IndicatorValue, "indicator", "value")},
)
RESULTS = TableStore(
    model=Result,
    fields={
        "type": "kind",
        "parent": "parent",
        "statement": "statement",
        "indicator": "indicator",
    },
    yearly={"targets": YearlyTable(Target, "result", "value")},
)
