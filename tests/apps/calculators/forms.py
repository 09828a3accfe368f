"""The form of a page as a browser would send it."""

from html.parser import HTMLParser

from django.test import Client

Fields = dict[str, str]


class _Collector(HTMLParser):
    """Collects the controls of the form with the id `isian`."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: Fields = {}
        self.inside = False
        self.select = ""
        self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.inside = given.get("id") == "isian"
        if not self.inside:
            return
        if tag == "input":
            self.fields[given["name"]] = given.get("value", "")
        elif tag == "select":
            self.select = given["name"]
        elif tag == "option" and (self.select not in self.fields or "selected" in given):
            self.fields[self.select] = given["value"]
        elif tag == "textarea":
            self.area = given["name"]
            self.fields[self.area] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.area = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.fields[self.area] += data


def fields_of(html: str) -> Fields:
    """Give what the form would send, without any button."""
    collector = _Collector()
    collector.feed(html)
    return collector.fields


def example(client: Client, name: str) -> Fields:
    """Open the page of a method with its example and give the form."""
    return fields_of(client.get(f"/hitung/{name}/?contoh=1").content.decode())


def cell(table: str, row: int, column: str) -> str:
    """Name the control of a cell."""
    return f"t-{table}-{row}-{column}"
