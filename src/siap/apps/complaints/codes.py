"""Codes by which somebody follows a report without an account."""

import hashlib
import hmac
import secrets
from typing import Final

LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 letters, 5 bits each; none looks like another (no 0 and O, no 1 and I)."""
LENGTH: Final = 16


def new_token() -> str:
    """A random token of 256 bits for addresses."""
    return secrets.token_urlsafe(32)


def code_from(secret: str, token: str) -> str:
    """
    Make the code that belongs to a token.

    The same token gives the same code, so that an answer lost on the way can be given
    again; without the secret nobody gets from one to the other.

    Args:
        secret: The secret of the installation.
        token: A random token.

    Returns:
        80 bits as four groups of four letters, like `K7QM-2XPA-9RTE-HW4C`.
    """
    made = hmac.new(secret.encode(), f"follow:{token}".encode(), hashlib.sha256).digest()
    number = int.from_bytes(made[:10], "big")
    letters = "".join(LETTERS[(number >> (5 * place)) & 31] for place in range(LENGTH))
    return "-".join(letters[start : start + 4] for start in range(0, LENGTH, 4))


def plain(code: str) -> str:
    """
    Read a code as people type it: small letters, spaces and hyphens do not count.

    >>> plain("k7qm 2xpa-9rte hw4c")
    'K7QM2XPA9RTEHW4C'
    """
    return "".join(letter for letter in code.upper() if letter in LETTERS)


def hash_of_code(code: str) -> str:
    """
    What is kept of a code.

    80 random bits need no slow hash: nobody can try them out.
    """
    return hashlib.sha256(plain(code).encode()).hexdigest()
