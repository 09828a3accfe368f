"""Reading accounts."""

from django.db.models import QuerySet

from siap.apps.accounts.models import User


def has_administrator() -> bool:
    """Whether somebody administers this installation already."""
    return User.objects.filter(is_superuser=True, is_active=True).exists()


def all_users() -> QuerySet[User]:
    """Every account by name."""
    return User.objects.all()
