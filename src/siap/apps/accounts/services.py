"""Making accounts."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from siap.apps.accounts.models import User
from siap.kernel.errors import InvalidInput


def create_user(
    *, username: str, name: str, password: str, email: str = "", installation: bool = False
) -> User:
    """
    Make an account.

    Args:
        username: For logging in; unique.
        name: Shown beside changes.
        password: At least as good as the validators ask.
        email: May be empty.
        installation: Whether the person administers the installation.

    Raises:
        InvalidInput: The user name is taken, or the password is too weak.
    """
    if User.objects.filter(username__iexact=username).exists():
        raise InvalidInput("username-taken", where="username", value=username)
    user = User(username=username, name=name, email=email, is_superuser=installation)
    _check_password(password, user)
    user.set_password(password)
    user.save()
    return user


def set_password(*, username: str, password: str) -> None:
    """
    Set somebody's password.

    Raises:
        InvalidInput: There is no such account, or the password is too weak.
    """
    user = User.objects.filter(username=username).first()
    if user is None:
        raise InvalidInput("unknown-user", where="username", value=username)
    _check_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as weak:
        problems = " ".join(weak.messages)
        raise InvalidInput("weak-password", where="password", problems=problems) from weak
