from django.db import migrations

REPORTS = "reports"


def carry_over(apps, schema_editor):
    """Keep what grew out of reports as origins of the source of reports."""
    old = apps.get_model("musyawarah", "ReportOrigin")
    new = apps.get_model("musyawarah", "VoiceOrigin")
    new.objects.bulk_create(
        [
            new(
                proposal_id=proposal,
                source=REPORTS,
                about=str(report),
                key=str(report),
            )
            for proposal, report in old.objects.order_by("pk").values_list(
                "proposal_id", "report_id"
            )
        ],
        batch_size=500,
    )


def carry_back(apps, schema_editor):
    """Give the reports that are still there back; other sources had no place before."""
    old = apps.get_model("musyawarah", "ReportOrigin")
    new = apps.get_model("musyawarah", "VoiceOrigin")
    there = set(
        apps.get_model("complaints", "Report").objects.values_list("pk", flat=True)
    )
    rows = new.objects.filter(source=REPORTS).order_by("pk")
    pairs = [
        (proposal, int(key))
        for proposal, key in rows.values_list("proposal_id", "key")
        if key.isdecimal() and int(key) in there
    ]
    old.objects.bulk_create(
        [old(proposal_id=proposal, report_id=report) for proposal, report in pairs],
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0006_days_off"),
        ("musyawarah", "0009_origins_of_every_source"),
    ]

    operations = [migrations.RunPython(carry_over, carry_back)]
