"""Regions as the ministry codes them, agencies, and who works where."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RegionLevel(models.IntegerChoices):
    """The levels of the ministry's codes, and those below it."""

    PROVINCE = 1, _("provinsi")
    REGENCY = 2, _("kabupaten/kota")
    KECAMATAN = 3, _("kecamatan")
    VILLAGE = 4, _("desa/kelurahan")
    RW = 5, _("RW")
    RT = 6, _("RT")


class Region(models.Model):
    """A region; `code` is the official one (`33.72.01.1001`), ours below a village."""

    code = models.CharField(_("kode"), max_length=24, unique=True)
    name = models.CharField(_("nama"), max_length=120)
    level = models.PositiveSmallIntegerField(_("tingkat"), choices=RegionLevel)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )

    class Meta:
        ordering = ["code"]
        indexes = [models.Index(fields=["level", "name"], name="region_by_name")]

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """A perangkat daerah, a company of the region or a service unit below one."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="agencies")
    name = models.CharField(_("nama"), max_length=200)
    short_name = models.CharField(_("singkatan"), max_length=40, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="units"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["region", "name"], name="agency_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class RegionRole(models.TextChoices):
    """Roles in a region."""

    ADMINISTRATOR = "region-administrator", _("administrator daerah")
    FACILITATOR = "region-facilitator", _("fasilitator")
    READER = "region-reader", _("pembaca")


class Membership(models.Model):
    """What a person is in a region."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("peran"), max_length=24, choices=RegionRole)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "region", "role"], name="membership_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()} {self.region}"
