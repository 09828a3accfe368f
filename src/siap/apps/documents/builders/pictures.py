"""Pictures of a worksheet as figures; what cannot be drawn yet is left out."""

from dataclasses import replace

from siap.apps.documents.builders.setting import Setting
from siap.apps.worksheets.panel import diagrams_of
from siap.diagrams import KINDS, Diagram, draw
from siap.kernel.errors import InvalidInput
from siap.methodology.worksheet_shapes import Picture, Worksheet
from siap.rendering.tree import Figure

_ID = "siap_row_id"


def figures_of(
    setting: Setting, worksheet: Worksheet, picture: Picture, caption: str = ""
) -> list[Figure]:
    """
    Make the figures of a picture: one, or one for each row of a series.

    Args:
        setting: The reader and the plan.
        worksheet: The worksheet.
        picture: The picture.
        caption: In place of the picture's title.

    Returns:
        Those that can be drawn from the rows there are; a series says in each caption
        what it is about.
    """
    named = picture.model_copy(update={"data": {**picture.data, _ID: "id"}})
    wanted = named if picture.each else picture
    figures = []
    for diagram in diagrams_of(
        worksheet, setting.facts.sheets, wanted, language=setting.language
    ):
        data = {key: value for key, value in diagram.data.items() if key != _ID}
        ready = replace(diagram, data=data)
        if not can_draw(ready):
            continue
        title = caption or setting.title(picture)
        row_id = diagram.data.get(_ID)
        if row_id is not None:
            title = f"{title}: {setting.facts.sheets.titles.get(str(row_id), '–')}"
        figures.append(Figure(title, ready))
    return figures


def can_draw(diagram: Diagram) -> bool:
    """Whether the data make a picture with something on it."""
    try:
        # In one language, so that it can be told from what is drawn without data.
        drawn = draw(replace(diagram, language="id"), width="portrait")
    except InvalidInput:
        return False
    return not drawn.desc.endswith(KINDS[diagram.kind].hint)
