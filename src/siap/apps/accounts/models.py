"""People who log in, and their roles in a region."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from siap.kernel.errors import Forbidden


class User(AbstractUser):
    """
    A person with an account.

    `is_superuser` makes the administrator of the installation. Roles in a region are
    memberships, roles in a plan belong to its team.
    """

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(_("nama lengkap"), max_length=150)
    email = models.EmailField(_("alamat surel"), blank=True)

    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name or self.username

    @property
    def display_name(self) -> str:
        """The name shown in the trail and beside changes."""
        return self.name or self.username

    def get_full_name(self) -> str:
        """The person's name, as Django asks for it."""
        return self.name

    def get_short_name(self) -> str:
        """The first word of the name."""
        return self.name.split(" ")[0] if self.name else self.username


def signed_in(request: HttpRequest) -> User:
    """
    The person behind a request that only people with an account may make.

    Raises:
        Forbidden: Nobody is logged in; views ask for a login before, so this is a mistake.
    """
    if not isinstance(request.user, User):
        raise Forbidden("forbidden", where="login")
    return request.user
