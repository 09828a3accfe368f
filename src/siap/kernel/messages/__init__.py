"""Every message of the layers below the web, in Indonesian and English, by code."""

from collections.abc import Mapping
from typing import Final

from siap.kernel.messages import (
    catalogue,
    choosing,
    complaints,
    deadlines,
    evidence,
    guides,
    imports,
    installation,
    managing,
    meetings,
    musyawarah,
    papers,
    pictures,
    public_services,
    reading_input,
    regions,
    scheduling,
    suggestions,
    workbooks,
    worksheets,
)

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    **reading_input.MESSAGES,
    **choosing.MESSAGES,
    **managing.MESSAGES,
    **deadlines.MESSAGES,
    **regions.MESSAGES,
    **scheduling.MESSAGES,
    **worksheets.MESSAGES,
    **imports.MESSAGES,
    **workbooks.MESSAGES,
    **papers.MESSAGES,
    **complaints.MESSAGES,
    **pictures.MESSAGES,
    **evidence.MESSAGES,
    **public_services.MESSAGES,
    **catalogue.MESSAGES,
    **installation.MESSAGES,
    **guides.MESSAGES,
    **meetings.MESSAGES,
    **musyawarah.MESSAGES,
    **suggestions.MESSAGES,
}
