"""Bundled fonts, and what text measures when it is set in them."""

from siap.typography.cleaning import clean
from siap.typography.coverage import missing_glyphs
from siap.typography.files import FONT_DIR
from siap.typography.measure import text_width
from siap.typography.wrapping import wrap

__all__ = ["FONT_DIR", "clean", "missing_glyphs", "text_width", "wrap"]
