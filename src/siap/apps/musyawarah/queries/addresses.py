"""What stands in an address, as the records can be asked for it."""


def asked(text: str) -> str:
    """
    A piece of an address without the one sign that PostgreSQL takes in no text.

    >>> asked(f"27-K7MP{chr(0)}")
    '27-K7MP'
    """
    return text.replace("\x00", "")
