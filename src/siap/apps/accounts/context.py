"""What the account menu of every page holds."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from siap.ui.components import Link


def account_menu(_request: HttpRequest) -> dict[str, object]:
    """Links of the account menu, without touching the database."""
    links = [
        Link(gettext("Ganti kata sandi"), reverse("own_password")),
        Link(gettext("Panduan"), reverse("guides:index")),
        Link(gettext("Coba hitungan"), reverse("calculators:index")),
        Link(gettext("Kode anggaran"), reverse("budgets:codes")),
        Link(gettext("Kop dan naskah dinas"), reverse("papers:offices")),
        Link(gettext("Kelola layanan"), reverse("public_services:keep")),
        Link(gettext("Meja laporan"), reverse("complaints:desks")),
        Link(gettext("Akun daerah"), reverse("people:regions")),
    ]
    return {"siap_user_links": links}
