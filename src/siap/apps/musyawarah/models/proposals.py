"""A proposal, its pictures, its relations, and the dictionary of usual ones."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.actions.models import Action
from siap.apps.musyawarah.models.cycles import Cycle, Level
from siap.apps.organisations.models import Agency, Region


class ProposalKind(models.TextChoices):
    """What is built, or what is done with people."""

    PHYSICAL = "physical", _("fisik")
    SOCIAL = "social", _("nonfisik")


class ProposalState(models.TextChoices):
    """Where a proposal stands; every way ends in a state that everybody can see."""

    DRAFT = "draft", _("draf")
    OPEN = "open", _("dibahas")
    RETURNED = "returned", _("dikembalikan untuk diperbaiki")
    ACCEPTED = "accepted", _("diterima")
    MERGED = "merged", _("digabung")
    SPLIT = "split", _("dipecah")
    REFUSED = "refused", _("ditolak")
    OWN = "own", _("dikerjakan warga sendiri")
    OTHER = "other", _("dibiayai sumber lain")
    WITHDRAWN = "withdrawn", _("ditarik pengusul")
    DONE = "done", _("terlaksana")


class Field(models.TextChoices):
    """What it is about."""

    ROADS = "roads", _("jalan dan jembatan")
    DRAINAGE = "drainage", _("drainase dan banjir")
    WATER = "water", _("air minum")
    SANITATION = "sanitation", _("sanitasi dan sampah")
    LIGHTING = "lighting", _("penerangan jalan")
    HOUSING = "housing", _("perumahan")
    HEALTH = "health", _("kesehatan")
    EDUCATION = "education", _("pendidikan")
    ECONOMY = "economy", _("ekonomi dan pelatihan")
    SOCIAL = "social", _("sosial dan keluarga")
    ENVIRONMENT = "environment", _("lingkungan dan ruang terbuka")
    SAFETY = "safety", _("keamanan dan kebencanaan")


class ProposerKind(models.TextChoices):
    """In whose name it is proposed."""

    RT = "rt", _("RT")
    RW = "rw", _("RW")
    GROUP = "group", _("kelompok warga")
    PERSON = "person", _("warga")
    COUNCIL = "council", _("anggota DPRD (pokok pikiran)")


class Source(models.TextChoices):
    """How it came in."""

    WEB = "web", _("diisi sendiri")
    PAPER = "paper", _("formulir kertas")
    FILE = "file", _("berkas daftar")
    CARRIED = "carried", _("dilanjutkan dari tahun lalu")
    LINK = "link", _("dikirim warga lewat tautan")


_SUMMED = ("state", "year", "cost_idr")


class Proposal(models.Model):
    """
    What somebody asks for, where, for whom, at what cost.

    `village`, `kecamatan` repeat what `region` says, so that 30,000 rows can be narrowed
    and summed without climbing the tree. `contact` and `created_by` are for officials only.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="proposals")
    code = models.CharField(_("nomor"), max_length=16, unique=True)
    client_key = models.CharField(max_length=40, unique=True)
    state = models.CharField(
        _("keadaan"), max_length=10, choices=ProposalState, default=ProposalState.DRAFT
    )
    level = models.ForeignKey(
        Level, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )

    title = models.CharField(_("usulan"), max_length=150)
    problem = models.TextField(_("masalah"), max_length=2000, blank=True)
    kind = models.CharField(_("jenis"), max_length=10, choices=ProposalKind, blank=True)
    field = models.CharField(_("bidang"), max_length=12, choices=Field, blank=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="proposals")
    village = models.ForeignKey(
        Region, null=True, on_delete=models.PROTECT, related_name="+"
    )
    kecamatan = models.ForeignKey(
        Region, null=True, on_delete=models.PROTECT, related_name="+"
    )
    spot = models.CharField(_("letak"), max_length=200, blank=True)
    latitude = models.DecimalField(
        _("lintang"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-12), MaxValueValidator(7)],
    )
    longitude = models.DecimalField(
        _("bujur"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(94), MaxValueValidator(142)],
    )
    beneficiaries = models.PositiveIntegerField(_("jumlah penerima manfaat"), default=0)
    benefits = models.CharField(_("siapa yang terbantu"), max_length=200, blank=True)
    volume = models.DecimalField(
        _("banyaknya"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    unit = models.CharField(_("satuan"), max_length=30, blank=True)
    cost_idr = models.BigIntegerField(_("perkiraan biaya"), default=0)
    recurring_idr = models.BigIntegerField(
        _("biaya rutin setiap tahun sesudahnya"), default=0
    )
    indicator = models.CharField(_("tanda berhasil"), max_length=300, blank=True)
    contribution = models.CharField(_("sumbangan warga"), max_length=300, blank=True)
    contribution_idr = models.BigIntegerField(_("nilai sumbangan warga"), default=0)
    evidence = models.CharField(_("bukti pendukung"), max_length=300, blank=True)

    proposer_kind = models.CharField(_("pengusul"), max_length=10, choices=ProposerKind)
    proposer_name = models.CharField(_("atas nama"), max_length=150, blank=True)
    contact = models.CharField(_("telepon atau surel"), max_length=100, blank=True)
    source = models.CharField(max_length=10, choices=Source, default=Source.WEB)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="proposals"
    )
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )

    score = models.DecimalField(max_digits=9, decimal_places=4, null=True)
    mandatory = models.BooleanField(_("wajib dilaksanakan"), default=False)
    not_before = models.PositiveSmallIntegerField(_("tidak sebelum tahun"), null=True)
    not_after = models.PositiveSmallIntegerField(_("tidak sesudah tahun"), null=True)
    promised = models.BooleanField(_("tahunnya sudah dijanjikan"), default=False)
    year = models.PositiveSmallIntegerField(_("tahun pelaksanaan"), null=True)
    waiting_place = models.PositiveIntegerField(_("urutan daftar tunggu"), null=True)
    done_on = models.DateField(_("tanggal selesai"), null=True)
    real_cost_idr = models.BigIntegerField(_("biaya sebenarnya"), null=True)

    search_text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["cycle", "state", "-id"], name="proposal_by_state"),
            models.Index(
                fields=["cycle", "kecamatan", "-id"], name="proposal_by_kecamatan"
            ),
            models.Index(fields=["cycle", "village", "kind"], name="proposal_by_village"),
            models.Index(fields=["cycle", "agency", "-id"], name="proposal_by_agency"),
            models.Index(fields=["cycle", "year", "-id"], name="proposal_by_year"),
            models.Index(fields=["cycle", "-cost_idr", "id"], name="proposal_by_cost"),
            models.Index(
                fields=["cycle", "-beneficiaries", "id"], name="proposal_by_benefit"
            ),
            # Sums are read from these alone, without the rows.
            models.Index(fields=["cycle", "kecamatan", *_SUMMED], name="proposal_sums"),
            models.Index(fields=["cycle", "agency", *_SUMMED], name="proposal_agency_sums"),
            models.Index(fields=["level", "state", "region"], name="proposal_at_level"),
            models.Index(fields=["created_by", "-id"], name="proposal_by_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cost_idr__gte=0) & models.Q(recurring_idr__gte=0),
                name="proposal_cost_not_negative",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class LinkKind(models.TextChoices):
    """How one proposal stands to another."""

    DEPENDS = "depends", _("menunggu")
    CONTINUES = "continues", _("melanjutkan")
    MERGED_INTO = "merged-into", _("digabung ke dalam")
    PART_OF = "part-of", _("pecahan dari")


class Link(models.Model):
    """A relation that reads from left to right: `start` is merged into `end`."""

    start = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="links_out")
    end = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="links_in")
    kind = models.CharField(max_length=12, choices=LinkKind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["start", "end", "kind"], name="link_once"),
            models.CheckConstraint(
                condition=~models.Q(start=models.F("end")), name="link_of_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start_id} {self.kind} {self.end_id}"


class Photo(models.Model):
    """A picture drawn anew from the one that was uploaded: no place, no device in it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="photos")
    content = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    shows_result = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.width}x{self.height}"


class UsualProposal(models.Model):
    """What is proposed often, with its unit, the price of one, and who does it."""

    region = models.ForeignKey(
        Region, on_delete=models.CASCADE, related_name="usual_proposals"
    )
    title = models.CharField(_("usulan"), max_length=150)
    kind = models.CharField(_("jenis"), max_length=10, choices=ProposalKind)
    field = models.CharField(_("bidang"), max_length=12, choices=Field)
    unit = models.CharField(_("satuan"), max_length=30)
    price_idr = models.BigIntegerField(_("harga satuan"))
    indicator = models.CharField(_("tanda berhasil"), max_length=300, blank=True)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["field", "title"]
        constraints = [
            models.UniqueConstraint(fields=["region", "title"], name="usual_title_once")
        ]

    def __str__(self) -> str:
        return self.title


class PlanAction(models.Model):
    """A proposal that an action of a plan (W31) takes up, with its budget lines."""

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="plan_actions"
    )
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="proposals")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "action"], name="proposal_action_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.action_id}"
