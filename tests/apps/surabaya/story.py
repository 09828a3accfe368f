"""One whole plan for Surabaya's water, from public figures and a group's own decisions."""

import csv
import io
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from apps.surabaya import figures
from factories.plans import a_user
from siap.apps.accounts.models import User
from siap.apps.imports import by_name
from siap.apps.imports.applying import apply_plan
from siap.apps.imports.choices import first_choices
from siap.apps.imports.previewing import Handed, Preview, preview_of
from siap.apps.imports.reading.source_files import open_file
from siap.apps.imports.regions import import_regions
from siap.apps.organisations.models import Agency, Region
from siap.apps.plans.models import Plan
from siap.apps.plans.services import NewPlan, create_plan
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import CellEdit, NewRow, add_row, save_cell

NOW = datetime(2024, 3, 4, 3, 0, tzinfo=UTC)
REPEATED = 20
ISSUES = {
    "often": "Aduan air minum terus berulang di kecamatan yang sama",
    "late": "Sebagian aduan baru ditanggapi sesudah tujuh hari",
    "unknown": "Waktu tanggapan sebagian aduan tidak tercatat",
}


@dataclass
class Story:
    """The plan with the ids of what was written, by a word of our own."""

    plan: Plan
    by: User
    ids: dict[str, str] = field(default_factory=dict)
    previews: dict[str, Preview] = field(default_factory=dict)

    def put(self, name: str, worksheet: str, part: str, /, **typed: Any) -> str:
        """Add a row; a cell beginning with @ refers to what was written under that word."""
        cells = {key: self._meant(value) for key, value in typed.items()}
        years = {key: cells.pop(key) for key in list(cells) if isinstance(cells[key], dict)}
        place = place_of(self.plan, worksheet, part)
        saved = add_row(place=place, new=NewRow(typed=cells), by=self.by, now=NOW)
        for key, by_year in years.items():
            for year, text in by_year.items():
                self.cell(worksheet, part, saved.row_id, f"{key}.{year}", text)
        self.ids[name] = saved.row_id
        return saved.row_id

    def cell(self, worksheet: str, part: str, row_id: str, column: str, typed: Any) -> None:
        edit = CellEdit(
            row_id=row_id, column=column, typed=self._meant(typed), seen_version=None
        )
        save_cell(
            place=place_of(self.plan, worksheet, part), edit=edit, by=self.by, now=NOW
        )

    def bring(
        self, name: str, worksheet: str, part: str, data: bytes, wanted: by_name.Wanted
    ) -> Preview:
        """Import a table, all or nothing, as the command line does."""
        place = place_of(self.plan, worksheet, part)
        source = open_file(data)
        guessed = first_choices(source, place, language="id")
        choices = by_name.choose(source, place, guessed, wanted)
        handed = Handed(place, source, choices, name, "id", uuid.uuid4())
        preview = preview_of(handed)
        apply_plan(place=place, plan=preview.plan, good_only=False, by=self.by, now=NOW)
        self.previews[name] = preview
        return preview

    def _meant(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._meant(one) for one in value]
        return self.ids[value[1:]] if isinstance(value, str) and value[:1] == "@" else value


def told() -> Story:
    """Build the plan from the first card to the first direct action."""
    story = begun()
    people(story)
    service_profile(story)
    issues(story)
    ranking(story)
    gaps(story)
    diagnosis(story)
    solutions(story)
    priorities(story)
    actions(story)
    logframe(story)
    story.put(
        "start",
        "w37-direct-action",
        "direct_actions",
        statement="Memastikan daftar petugas jaga aduan siap pada 30 April 2024",
        action="@do-desk",
        details="Menunjuk petugas, menyusun giliran, menguji pencatatan waktu tanggapan.",
        start="15/03/2024",
        due="30/04/2024",
        owner="@chair",
        target_group="Pelanggan yang mengadu",
        state="planned",
    )
    return story


def begun() -> Story:
    by = a_user("Fasilitator Surabaya", superuser=True)
    source = open_file(figures.REGIONS.read_bytes(), max_rows=200_000)
    import_regions(source=source, by=by, now=NOW, only="35.78")
    city = Region.objects.get(code="35.78")
    office = next(figures.complaints())["instansi"]
    partner = Agency.objects.create(region=city, name=office)
    new = NewPlan(
        region=city,
        title="Rencana aksi perbaikan pelayanan air minum Kota Surabaya",
        service="Pelayanan air minum perpipaan",
        guide="pdam",
        lead_partner=partner,
        period_start=date(2024, 3, 1),
        period_end=date(2026, 12, 31),
    )
    return Story(create_plan(new=new, by=by, now=NOW), by)


def people(story: Story) -> None:
    who: list[Mapping[str, str]] = [
        {"key": "company", "name": "Perusahaan air minum kota", "category": "provider"},
        {"key": "office", "name": str(story.plan.lead_partner), "category": "government"},
        {"key": "users", "name": "Pelanggan yang mengadu", "category": "user"},
        {"key": "wards", "name": "Forum kecamatan pinggir kota", "category": "community"},
    ]
    for each in who:
        side = "provider" if each["key"] in {"company", "office"} else "user"
        story.put(
            each["key"],
            "w01-stakeholders",
            "stakeholders",
            name=each["name"],
            category=each["category"],
            side=side,
            interest="5",
            influence="4" if side == "provider" else "2",
        )
    members = [
        ("chair", "Ketua kelompok kerja", "@office"),
        ("secretary", "Sekretaris kelompok kerja", "@company"),
        ("member", "Wakil pelanggan", "@users"),
        ("member", "Wakil forum kecamatan", "@wards"),
        ("member", "Kepala bagian pelayanan", "@company"),
    ]
    for number, (position, person, institution) in enumerate(members):
        story.put(
            "chair" if position == "chair" else f"member-{number}",
            "w03-working-group",
            "members",
            position=position,
            person=person,
            institution=institution,
            duties="Menyiapkan, membahas, dan menjalankan rencana.",
        )


def service_profile(story: Story) -> None:
    sheet = "w08-service-profile"
    story.cell(sheet, "profile", "form", "service", "Pelayanan air minum perpipaan")
    story.cell(sheet, "profile", "form", "unit", "Perusahaan air minum kota")
    measures = [
        "sum:jumlah=Jumlah aduan air minum|aduan",
        "median:median_jam_respon:jumlah=Waktu tengah tanggapan aduan|jam",
    ]
    wanted = by_name.Wanted(by_year="bulan", measures=measures)
    data = figures.COMPLAINTS.read_bytes()
    story.bring(figures.COMPLAINTS.name, sheet, "indicators", data, wanted)
    late = by_name.Wanted(
        by_year="bulan",
        measures=["sum:jumlah=Aduan yang ditanggapi lebih dari tujuh hari|aduan"],
    )
    story.bring("aduan-terlambat.csv", sheet, "indicators", late_rows(), late)
    for row in place_of(story.plan, sheet, "indicators").store.read(story.plan):
        word = {"Jumlah": "reports", "Waktu": "hours", "Aduan": "late-reports"}
        story.ids[word[str(row.cells["title"]).split()[0]]] = row.id
        story.cell(sheet, "indicators", row.id, "direction", "lower")


def late_rows() -> bytes:
    """What somebody keeps of the table who filters it by the slowest class."""
    out = io.StringIO(newline="")
    rows = [
        r for r in figures.complaints() if r["group_hari_respon_keluhan"] == figures.LATE
    ]
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def issues(story: Story) -> None:
    sheet = "w09-issue-cards"
    for key, title in ISSUES.items():
        story.put(f"issue-{key}", sheet, "clusters", title=title)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["Isi kartu", "Isu", "Dari kelompok"])
    for kecamatan, count in figures.reports_by_kecamatan().items():
        text = f"Warga {kecamatan} menyampaikan {count} aduan air minum dalam dua tahun"
        if count >= REPEATED:
            writer.writerow([text, ISSUES["often"], "Pengguna"])
    for year, count in figures.reports_by_year(figures.LATE).items():
        text = f"Pada {year} ada {count} aduan yang ditanggapi lebih dari tujuh hari"
        writer.writerow([text, ISSUES["late"], "Penyelenggara"])
    for year, (missing, rows) in figures.missing_hours().items():
        if missing:
            text = f"Pada {year} ada {missing} dari {rows} baris tanpa jam tanggapan"
            writer.writerow([text, ISSUES["unknown"], "Penyelenggara"])
    data = out.getvalue().encode()
    story.bring("kartu.csv", sheet, "cards", data, by_name.Wanted())


def weight_of_issues() -> dict[str, int]:
    """How many reports stand behind each issue; the group lets the figures decide."""
    often = [n for n in figures.reports_by_kecamatan().values() if n >= REPEATED]
    return {
        "often": sum(often),
        "late": sum(figures.reports_by_year(figures.LATE).values()),
        "unknown": sum(missing for missing, _ in figures.missing_hours().values()),
    }


def ranking(story: Story) -> None:
    sheet = "w10-issue-ranking"
    for title in ("Banyaknya aduan", "Lamanya menunggu"):
        story.put(title, sheet, "criteria", title=title, weight="1")
    behind = weight_of_issues()
    rows = [["Baris matriks", "Kolom matriks", "Nilai"]]
    keys = list(ISSUES)
    for i, a in enumerate(keys):
        for b in keys[i + 1 :]:
            winner = (
                "a" if behind[a] > behind[b] else "b" if behind[b] > behind[a] else "tie"
            )
            rows.append([ISSUES[a], ISSUES[b], winner])
    matrix = place_of(story.plan, sheet, "comparisons").part.matrix
    assert matrix is not None
    rows[0][2] = matrix.cell.title
    data = "\n".join(";".join(row) for row in rows).encode()
    story.bring("perbandingan.csv", sheet, "comparisons", data, by_name.Wanted())
    main = max(behind, key=lambda key: behind[key])
    story.cell(sheet, "decision", "form", "main_issue", f"@issue-{main}")
    story.cell(sheet, "decision", "form", "reason", "Paling banyak aduan di baliknya.")


def gaps(story: Story) -> None:
    latest = {
        "reports": (str(figures.reports_by_year()["2023"]), "100"),
        "hours": (str(figures.hours_by_year()["2023"]), "2"),
        "late-reports": (str(figures.reports_by_year(figures.LATE)["2023"]), "0"),
    }
    for key, (achieved, target) in latest.items():
        story.put(
            f"gap-{key}",
            "w11-quantitative-gap",
            "gaps",
            indicator=f"@{key}",
            issue="form",
            direction="lower",
            target=target.replace(".", ","),
            target_source="other",
            achieved_year="2023",
            achieved=achieved.replace(".", ","),
            years_left="3",
            strategic="ya" if key != "hours" else "tidak",
        )


def diagnosis(story: Story) -> None:
    sheet = "w18-diagnosis"
    story.put("problem", sheet, "causes", type="problem", statement=ISSUES["often"])
    story.put(
        "cause",
        sheet,
        "causes",
        type="cause",
        statement="Aduan dari tempat yang sama ditangani satu per satu",
        parent="@problem",
        gap="@gap-reports",
    )
    roots = {
        "no-desk": ("Tidak ada petugas yang memantau aduan harian", "personnel"),
        "no-rule": ("Tata cara tidak mewajibkan pencatatan jam tanggapan", "procedure"),
    }
    for key, (statement, aspect) in roots.items():
        story.put(
            key,
            sheet,
            "causes",
            type="root-cause",
            statement=statement,
            aspect=aspect,
            parent="@cause",
        )
    story.put(
        "node",
        sheet,
        "nodes",
        node="Penerimaan aduan",
        process="delivery",
        expectation="Aduan ditanggapi pada hari yang sama.",
        reality="Sebagian baru ditanggapi sesudah tujuh hari.",
        causes=["@no-desk", "@no-rule"],
    )


def solutions(story: Story) -> None:
    for key, title, cause in (
        ("desk", "Meja jaga aduan dengan pantauan harian", "@no-desk"),
        ("rule", "Tata cara aduan dengan batas waktu tanggapan", "@no-rule"),
    ):
        story.put(
            key,
            "w19-integrated-solutions",
            "solutions",
            title=title,
            ideas=["@node"],
            causes=[cause],
            reason="Menjawab akar masalahnya.",
            chosen="ya",
        )
        story.put(
            f"field-{key}", "w23-force-field", "solutions", title=title, solution=f"@{key}"
        )
    for name, side, strength in (
        ("Aduan sudah tercatat per kecamatan", "driving", "4"),
        ("Wali kota meminta tanggapan cepat", "driving", "5"),
        ("Petugas terbatas", "restraining", "3"),
    ):
        for key in ("desk", "rule"):
            story.put(
                f"force-{key}-{name}",
                "w23-force-field",
                "forces",
                text=name,
                solution=f"@field-{key}",
                side=side,
                strength=strength,
            )
    for key in ("desk", "rule"):
        story.put(
            f"strategic-{key}",
            "w23-force-field",
            "chosen",
            title=f"Menjalankan {key}",
            solution=f"@field-{key}",
        )


SCORES = {
    ("desk", "impact"): 9,
    ("desk", "cost"): 6,
    ("rule", "impact"): 7,
    ("rule", "cost"): 2,
}
WEIGHTS = {"impact": 3, "cost": 2}


def priorities(story: Story) -> None:
    sheet = "w30-mcua"
    for key, title, better in (("impact", "Dampak", "higher"), ("cost", "Biaya", "lower")):
        weight = str(WEIGHTS[key])
        story.put(key, sheet, "criteria", title=title, weight=weight, better=better)
    for key, aspect in (("desk", "personnel"), ("rule", "procedure")):
        story.put(
            f"option-{key}",
            sheet,
            "alternatives",
            title=f"Pilihan {key}",
            aspect=aspect,
            solution=f"@{key}",
            strategic_action=f"@strategic-{key}",
            chosen="ya",
        )
    for (option, criterion), score in SCORES.items():
        row = f"{story.ids[f'option-{option}']}|{story.ids[criterion]}"
        story.cell(sheet, "scores", row, "value", str(score))


def actions(story: Story) -> None:
    for key, aspect, cost in (
        ("desk", "personnel", "240 juta"),
        ("rule", "procedure", "0"),
    ):
        story.put(
            f"do-{key}",
            "w31-action-scheme",
            "actions",
            title="Membuka meja jaga aduan"
            if key == "desk"
            else "Menetapkan tata cara aduan",
            aspect=aspect,
            alternative=f"@option-{key}",
            solution=f"@{key}",
            cost={"2024": cost, "2025": cost},
            funds="own",
            in_charge="Kepala bagian pelayanan",
            output="Meja jaga berjalan" if key == "desk" else "Tata cara ditetapkan",
            outcome="Aduan ditanggapi tepat waktu",
            start="1 April 2024",
            end="31/12/2025",
            horizon="short",
            approval="at-once",
        )


def logframe(story: Story) -> None:
    late = figures.reports_by_year(figures.LATE)["2023"]
    common = {
        "indicator": "@late-reports",
        "baseline": str(late),
        "verification": "Rekap aduan",
    }
    levels = [
        (
            "outcome",
            "Pelanggan menerima tanggapan aduan tepat waktu",
            "",
            {"gap": "@gap-late-reports"},
        ),
        (
            "output",
            "Meja jaga aduan berjalan setiap hari",
            "@outcome",
            {"action": "@do-desk"},
        ),
        (
            "activity",
            "Petugas jaga menerima pelatihan pencatatan",
            "@output",
            {"action": "@do-rule"},
        ),
    ]
    for kind, statement, parent, more in levels:
        story.put(
            kind,
            "w32-logframe",
            "results",
            type=kind,
            statement=statement,
            parent=parent,
            targets={"2024": str(late // 2), "2025": "0"},
            due="31/12/2025",
            **common,
            **more,
        )
