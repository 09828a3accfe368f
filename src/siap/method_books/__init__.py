"""Workbooks with live formulas, one module a family of methods."""

from siap.method_books.making import make_workbook
from siap.method_books.registry import BOOKS

__all__ = ["BOOKS", "make_workbook"]
