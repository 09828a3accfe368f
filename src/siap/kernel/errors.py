"""Errors as facts: a code, where it happened, and a message in the reader's language."""

from siap.kernel.messages import MESSAGES


class SiapError(Exception):
    """
    Something that a person can understand and act on.

    Args:
        code: Key into `siap.kernel.messages.MESSAGES`.
        where: Path to the value at fault, like `alternatives[2].scores.urgency`;
            empty if the whole input is meant.
        facts: What the message text needs, by name.

    >>> InvalidInput("missing", where="scale").message("en")
    'A value is missing here. Fill it in.'
    """

    def __init__(self, code: str, *, where: str = "", **facts: object) -> None:
        super().__init__(code, where, facts)
        self.code = code
        self.where = where
        self.facts = facts

    def message(self, language: str = "id") -> str:
        """
        Say what is wrong and what to do.

        Args:
            language: `id` or `en`.

        Returns:
            One or two sentences.

        Raises:
            KeyError: The code or the language is unknown: a mistake of ours.
        """
        return MESSAGES[self.code][language].format(**self.facts)

    def __str__(self) -> str:
        text = self.message()
        return f"{self.where}: {text}" if self.where else text


class InvalidInput(SiapError):
    """What was handed in cannot be taken as it is."""


class Forbidden(SiapError):
    """This person may not do this here."""


class NotFound(SiapError):
    """The thing asked for is not there, or not for this person."""


class Conflict(SiapError):
    """Somebody else changed the same thing meanwhile."""


class NotInForce(SiapError):
    """A dated rule or value was asked for a day on which it does not hold."""


class Unavailable(SiapError):
    """The machine cannot do it just now: disk full, template broken, time over."""
