"""Changing worksheets: the one door for web, imports and command line."""

from siap.apps.worksheets.services.bulk import ReadyRow, add_ready_rows
from siap.apps.worksheets.services.cells import CellChanged, CellEdit, save_cell
from siap.apps.worksheets.services.growing import grow, hang
from siap.apps.worksheets.services.proposing import propose_rows
from siap.apps.worksheets.services.rows import NewRow, add_row, move_row, remove_row
from siap.apps.worksheets.services.undoing import undo
from siap.apps.worksheets.services.writing import Saved

__all__ = [
    "CellChanged",
    "CellEdit",
    "NewRow",
    "ReadyRow",
    "Saved",
    "add_ready_rows",
    "add_row",
    "grow",
    "hang",
    "move_row",
    "propose_rows",
    "remove_row",
    "save_cell",
    "undo",
]
