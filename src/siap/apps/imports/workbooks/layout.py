"""Where things stand in a workbook; writing and reading both keep to it."""

from typing import Final

MARK: Final = "siap-workbook"
FORMAT: Final = 1

# Sheets that only the program reads; nobody else calls one so.
META_SHEET: Final = "_siap"
LIST_SHEET: Final = "_daftar"

# Rows of a part's sheet, from 0.
TITLE_ROW: Final = 0
HINT_ROW: Final = 1
KEY_ROW: Final = 2  # hidden: what each column is
HEAD_ROW: Final = 3
FIRST_ROW: Final = 4

# Columns of a part's sheet, from 0; the first two are hidden.
ID_COLUMN: Final = 0
VERSION_COLUMN: Final = 1
NAME_COLUMN: Final = 2  # the first that people see
VALUE_COLUMN: Final = 3  # of a form

# What stands in the second cell of the key row: how the sheet is laid out.
AS_ROWS: Final = "rows"
AS_GRID: Final = "grid"
AS_FORM: Final = "form"

SPARE_ROWS: Final = 10  # drawn below the last one, to be filled in
CHECKED_ROWS: Final = 500  # below the last one, with drop-downs
LONGEST_NAME: Final = 31
