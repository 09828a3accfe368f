"""What formal papers of an office share: who heads the region, blanks, dates, signers."""

from datetime import date
from typing import Final

from siap.apps.documents.builders.lookup import rows_of, text, words, written
from siap.apps.documents.builders.setting import Setting
from siap.methodology.content import ContentRow
from siap.rendering.tree import Paragraph, Run, Signatory, Signature

MEMBERS: Final = "w03-working-group.members"
GROUP: Final = "w03-working-group.decree"
BLANK: Final = "…" * 12
"""Stands where a number, a date or a name is written in later."""
_HEADS: Final = (
    ("Kabupaten ", "Bupati"),
    ("Kota ", "Wali Kota"),
    ("Provinsi ", "Gubernur"),
)


def centred(said: str, *, bold: bool = False) -> Paragraph:
    """A centred line."""
    return Paragraph((Run(said, bold=bold),), centred=True)


def beside(said: str) -> Paragraph:
    """A text in the right half of the page."""
    return Paragraph((Run(said),), beside=True)


def ordinals(setting: Setting) -> list[str]:
    """The names by which decisions and parties are counted."""
    return [each.replace("_", " ") for each in setting.say("ordinals").split()]


def group_form(setting: Setting) -> ContentRow | None:
    """The form with the material of the decree on the working group; None while empty."""
    rows = rows_of(setting, GROUP)
    return rows[0] if rows else None


def group_name(setting: Setting) -> str:
    """What the working group is called."""
    form = group_form(setting)
    named = text(form, "name") if form else ""
    return named or setting.say("group", service=titled(setting.facts.plan.service))


def deciding_office(setting: Setting) -> str:
    """The office that signs decrees: as the group wrote it, else the head of the region."""
    form = group_form(setting)
    named = text(form, "signed_by") if form else ""
    return named or region_head(setting.facts.plan.region.name)


def deciding_person(setting: Setting) -> str:
    """Who signs decrees; blank while unknown or where names may not stand."""
    form = group_form(setting)
    return (text(form, "signer") if form else "") or BLANK


def region_head(region: str) -> str:
    """The head of a region, by what kind of region it is."""
    for kind, head in _HEADS:
        if region.startswith(kind):
            return f"{head} {region.removeprefix(kind)}"
    return region


def town(setting: Setting) -> str:
    """The place from which letters are dated: that of the decree, else of the region."""
    form = group_form(setting)
    named = text(form, "place") if form else ""
    return named or bare_region(setting.facts.plan.region.name)


def bare_region(region: str) -> str:
    """The name of a region without the word for its kind."""
    for kind, _ in _HEADS:
        region = region.removeprefix(kind)
    return region


def number_of(setting: Setting) -> str:
    """The number of the issued paper; a blank on a draft."""
    return setting.issue.number or BLANK


def day_of(setting: Setting) -> str:
    """The date of the issued paper in words; a blank on a draft."""
    return written(setting, setting.issue.day) if setting.issue.day else BLANK


def officer(setting: Setting, position: str) -> ContentRow | None:
    """The first member of the working group in a position like `chair`."""
    rows = rows_of(setting, MEMBERS)
    return next((row for row in rows if row.cells.get("position") == position), None)


def signer(setting: Setting, position: str) -> Signatory:
    """Somebody of the working group with a line to sign on, named where names may stand."""
    row = officer(setting, position)
    person = text(row, "person") if row else ""
    return Signatory(setting.say(f"sign-{position}"), person or BLANK)


def day(row: ContentRow, key: str) -> date | None:
    """A date cell; None for an empty one."""
    value = row.cells.get(key)
    return date.fromisoformat(str(value)) if value else None


def institution(setting: Setting, row: ContentRow) -> str:
    """The institution of a member."""
    return words(setting, MEMBERS, row, "institution")


def signed(setting: Setting, *people: Signatory, on: date | None = None) -> Signature:
    """A block of signatures with place and date."""
    when = on or setting.issue.day
    place = town(setting) if when else f"{town(setting)}, {BLANK}"
    return Signature(place, when, people)


def lines(said: str) -> list[str]:
    """The lines of a text without their closing marks and without empty ones."""
    found = (line.strip().rstrip(";.").strip() for line in said.split("\n"))
    return [line for line in found if line]


def titled(said: str) -> str:
    """Write every word with a capital, as in the name of a decree."""
    return " ".join(word[:1].upper() + word[1:] for word in said.split(" "))


def lowered(said: str) -> str:
    """Begin a sentence small, unless it begins with a name of several words."""
    first, _, rest = said.partition(" ")
    is_name = rest[:1].isupper() or not first[1:].islower()
    return said if is_name else said[:1].lower() + said[1:]
