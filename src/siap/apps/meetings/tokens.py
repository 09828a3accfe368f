"""Codes that people type, tokens that phones keep, passes to the live stream."""

import hashlib
import secrets
from typing import Final

from django.core import signing

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without signs that look alike on a wall."""
CODE_LENGTH: Final = 6
PASS_DAYS: Final = 3

_signer: Final = signing.TimestampSigner(salt="siap.meetings.live")


def new_code() -> str:
    """A join code; 2**30 of them, so that a guess finds no meeting."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def tidy_code(typed: str) -> str:
    """A code as somebody typed it, in capitals and without spaces or hyphens."""
    return "".join(sign for sign in typed.upper() if sign in ALPHABET)[:CODE_LENGTH]


def new_token() -> str:
    """What a phone keeps to be known again."""
    return secrets.token_urlsafe(24)


def digest(token: str) -> str:
    """What we keep of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def own_key(person: object, verb: str, key: str) -> str:
    """
    The key of a command as the log keeps it: of this person and this verb alone.

    Without it, whoever sends a key that another one used would be told that their card or
    vote was taken. The key is random and kept nowhere else, so nobody can go back from
    here to the person.

    Returns:
        64 digits; empty for a command without a key.
    """
    return digest(f"{person}|{verb}|{key}") if key else ""


def live_pass(*facts: object) -> str:
    """A signed pass to the live stream; the facts must have no colon."""
    return _signer.sign("|".join(str(fact) for fact in facts))


def read_pass(token: str) -> list[str]:
    """The facts of a pass; empty for a forged or an old one."""
    try:
        text = _signer.unsign(token, max_age=PASS_DAYS * 86_400)
    except signing.BadSignature:
        return []
    return text.split("|")
