from django.db import migrations


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE VIRTUAL TABLE complaints_search USING fts5("
            "body, tokenize = 'unicode61 remove_diacritics 2')"
        )
        return
    schema_editor.execute(
        "CREATE TABLE complaints_search (report_id bigint PRIMARY KEY, body text NOT NULL)"
    )
    schema_editor.execute(
        "CREATE INDEX complaints_search_words ON complaints_search"
        " USING gin (to_tsvector('simple', body))"
    )


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE complaints_search")


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial")]

    operations = [migrations.RunPython(make, drop)]
