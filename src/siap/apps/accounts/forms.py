"""Forms of logging in and changing one's password, in the wording of the product."""

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.utils.translation import gettext_lazy as _


class LoginForm(AuthenticationForm):
    """User name and password."""

    error_messages = {
        "invalid_login": _(
            "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya."
        ),
        "inactive": _("Akun ini sudah ditutup. Hubungi administrator daerah."),
    }


class OwnPasswordForm(PasswordChangeForm):
    """A new password for oneself."""

    error_messages = PasswordChangeForm.error_messages | {
        "password_incorrect": _("Kata sandi lama tidak cocok."),
    }
