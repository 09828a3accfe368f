"""Lists of budget codes, each with the regulation that it comes from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Subject(models.TextChoices):
    """What a list names."""

    NOMENCLATURE = "nomenclature", _("program, kegiatan, dan subkegiatan")
    ACCOUNTS = "accounts", _("rekening belanja")
    FUNDS = "funds", _("sumber dana")


class Government(models.TextChoices):
    """Whose codes they are: the same code means different things for the two."""

    PROVINCE = "province", _("provinsi")
    REGENCY = "regency", _("kabupaten/kota")


class CodeList(models.Model):
    """A list as a regulation gives it; in force from the first day of a budget year."""

    key = models.SlugField(_("nama daftar"), max_length=40, unique=True)
    subject = models.CharField(_("isi"), max_length=16, choices=Subject)
    regulation = models.CharField(_("peraturan"), max_length=200)
    valid_from = models.DateField(_("berlaku sejak"))
    valid_to = models.DateField(_("berlaku sampai"), null=True, blank=True)
    governments = models.JSONField(_("untuk pemerintah"), default=list)
    imported_at = models.DateTimeField(_("diimpor"))

    class Meta:
        ordering = ["subject", "-valid_from", "key"]

    def __str__(self) -> str:
        return self.regulation


class BudgetCode(models.Model):
    """One code of a list; `government` is empty where the list serves every government."""

    list = models.ForeignKey(CodeList, on_delete=models.CASCADE, related_name="codes")
    government = models.CharField(
        _("pemerintah"), max_length=10, choices=Government, blank=True
    )
    code = models.CharField(_("kode"), max_length=30)
    level = models.PositiveSmallIntegerField(_("tingkat"))
    name = models.TextField(_("nama"))
    indicator = models.TextField(_("indikator"), blank=True)
    unit = models.CharField(_("satuan"), max_length=80, blank=True)

    class Meta:
        ordering = ["government", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["list", "government", "code"], name="budget_code_once"
            )
        ]
        indexes = [models.Index(fields=["list", "code"], name="budget_code_by_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
