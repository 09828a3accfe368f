"""The views of all parts of a worksheet."""

from collections.abc import Mapping

from django.utils.safestring import SafeString

from siap.apps.worksheets.controls import Reader
from siap.apps.worksheets.presenting import NO_TOKEN, PartView
from siap.apps.worksheets.queries import Sheets
from siap.methodology.worksheet_shapes import Worksheet


def part_views(
    worksheet: Worksheet,
    sheets: Sheets,
    reader: Reader,
    *,
    pages: Mapping[str, int],
    token: SafeString = NO_TOKEN,
) -> list[PartView]:
    """
    Make the views of a worksheet's parts.

    Args:
        worksheet: The worksheet.
        sheets: Its rows and those that it takes from.
        reader: For whom.
        pages: Page number by part key; 1 where absent.
        token: The hidden field against forged requests, for forms in rows.
    """
    return [
        PartView(worksheet, part, sheets, reader, pages.get(part.key, 1), token)
        for part in worksheet.parts
    ]
