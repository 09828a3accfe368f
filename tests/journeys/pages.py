"""Every page of a plan, by address."""

import re

from playwright.sync_api import Page


def sheets_of(page: Page, plan: str) -> list[str]:
    """The worksheets of a plan, as its framework links to them."""
    page.goto(f"{plan}/")
    return links_to_sheets(page.content(), plan)


def links_to_sheets(framework: str, plan: str) -> list[str]:
    """The addresses of worksheets that the page of a framework holds."""
    found = re.findall(rf'href="({plan}/lembar/w\d\d-[a-z-]+/)"', framework)
    return sorted(set(found))


def fixed_pages(plan: str) -> list[str]:
    """The pages of a plan that are not worksheets."""
    return [
        f"{plan}/",
        f"{plan}/topik/2.1/",
        f"{plan}/tim/",
        f"{plan}/tindak-lanjut/",
        f"{plan}/riwayat/",
        f"{plan}/kalender/",
        f"{plan}/kalender/usulan/",
        f"{plan}/cetak/pratinjau/",
        f"{plan}/cetak/pratinjau/?page=8",
        f"{plan}/dokumen/",
    ]
