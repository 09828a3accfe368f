"""Rows of a page that are kept: never made twice, never out of date."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.safestring import SafeString

from factories.plans import NOW, a_plan, facilitator_of
from siap.apps.worksheets.grid_markup import GridRows
from siap.apps.worksheets.kept_rows import KeptRows
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import CellEdit, NewRow, add_row, save_cell


def test_what_was_made_is_kept_by_its_content_until_there_is_no_room() -> None:
    kept = KeptRows(most_bytes=6)
    made: list[str] = []

    def html(content: str) -> SafeString:
        made.append(content)
        return SafeString(f"<{content}>")

    for content in ("a", "b", "a", "c", "b", "a"):
        assert kept.html(content, lambda content=content: html(content)) == f"<{content}>"

    assert made == ["a", "b", "c", "b", "a"]


@pytest.mark.django_db
def test_a_page_seen_again_makes_no_row_and_shows_what_changed_meanwhile(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    place = place_of(plan, "w18-diagnosis", "causes")
    above = NewRow(typed={"type": "problem", "statement": "Air mati"})
    problem = add_row(place=place, new=above, by=by, now=NOW).row_id
    below = NewRow(typed={"type": "cause", "statement": "Pipa tua", "parent": problem})
    add_row(place=place, new=below, by=by, now=NOW)
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    made: list[object] = []
    real = GridRows.row

    def counted(rows: GridRows, row: object) -> SafeString:
        made.append(row)
        return real(rows, row)  # type: ignore[arg-type]

    monkeypatch.setattr(GridRows, "row", counted)

    def page() -> str:
        return client.get(
            reverse("worksheets:sheet", args=[plan.pk, place.worksheet.id])
        ).text

    first = page()
    at_first, again = len(made), page()
    seen_again = len(made) - at_first
    edit = CellEdit(
        row_id=problem, column="statement", typed="Air keruh", seen_version=None
    )
    save_cell(place=place, edit=edit, by=by, now=NOW)
    changed = page()

    assert at_first > 2
    assert seen_again == 0
    assert again.count("Air mati") == first.count("Air mati") > 2
    assert changed.count("Air keruh") == first.count("Air mati")
    assert "Air mati" not in changed
