"""Pictures: pure functions from data to SVG, one module a kind."""

from siap.diagrams.drawing import draw, draw_pages
from siap.diagrams.model import Diagram, Svg
from siap.diagrams.registry import KINDS

__all__ = ["KINDS", "Diagram", "Svg", "draw", "draw_pages"]
