"""The hashes that tie a history together; needs no database, so anybody can repeat them."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, kw_only=True)
class Link:
    """One link as it is published; `text` is None where only its digest is told."""

    serial: int
    at: datetime
    kind: str
    role: str
    agency: str
    data: Mapping[str, object]
    digest: str
    previous: str
    hash: str
    text: str | None = None
    salt: str = ""


def digest_of(text: str, salt: str) -> str:
    """
    Take the fingerprint of a text with its salt.

    Returns:
        SHA-256 in 64 hexadecimal digits; empty for an empty text.
    """
    if not text:
        return ""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def hash_of(number: str, link: Link) -> str:
    """
    Take the hash of a link.

    Args:
        number: The number of the report, like `26-000012`.
        link: The link; its own hash and text play no part.

    Returns:
        SHA-256 in 64 hexadecimal digits over the JSON of its facts: keys sorted, no
        spaces, time in UTC to the microsecond.
    """
    facts = {
        "number": number,
        "serial": link.serial,
        "at": link.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "kind": link.kind,
        "role": link.role,
        "agency": link.agency,
        "data": dict(link.data),
        "digest": link.digest,
        "previous": link.previous,
    }
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def faults(number: str, links: Sequence[Link], *, head: str) -> list[int]:
    """
    Find the links that are not as they were written.

    Args:
        number: The number of the report.
        links: In their order.
        head: The hash that the report itself keeps for its newest link.

    Returns:
        Serials of links whose hash, predecessor, place or text does not fit, in order; the
        number after the last one if links are missing at the end.
    """
    covered = _covered(links)
    found = []
    previous = ""
    for place, link in enumerate(links, start=1):
        fits = (
            link.serial == place
            and link.previous == previous
            and link.hash == hash_of(number, link)
            and _text_fits(link, covered.get(link.serial))
        )
        if not fits:
            found.append(place)
        previous = link.hash
    if previous != head:
        found.append(len(links) + 1)
    return found


def _covered(links: Iterable[Link]) -> dict[int, str]:
    """The digests of texts that were covered later, by serial; the last covering counts."""
    return {
        int(str(link.data["serial"])): str(link.data["digest"])
        for link in links
        if link.kind == "covered" and "serial" in link.data
    }


def _text_fits(link: Link, covered: str | None) -> bool:
    if link.text is None:
        return True
    return digest_of(link.text, link.salt) == (link.digest if covered is None else covered)
