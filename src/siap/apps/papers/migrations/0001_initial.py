import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('organisations', '0001_initial'),
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='IssuedPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('subject', models.CharField(blank=True, max_length=40)),
                ('code', models.CharField(max_length=19, unique=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('sequence', models.PositiveIntegerField()),
                ('number', models.CharField(max_length=120, verbose_name='nomor')),
                ('date', models.DateField(verbose_name='tanggal')),
                ('title', models.CharField(max_length=300, verbose_name='judul')),
                ('office', models.CharField(max_length=200, verbose_name='perangkat daerah')),
                ('state', models.CharField(choices=[('preparing', 'sedang disiapkan'), ('issued', 'diterbitkan'), ('void', 'dibatalkan')], default='preparing', max_length=10)),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='alasan dibatalkan')),
                ('choices', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField()),
                ('issued_at', models.DateTimeField(null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='organisations.agency')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='plans.plan')),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='papers.issuedpaper')),
            ],
            options={
                'ordering': ['-created_at', '-id'],
                'constraints': [models.UniqueConstraint(fields=('agency', 'year', 'sequence'), name='paper_sequence_once'), models.UniqueConstraint(fields=('agency', 'number'), name='paper_number_once')],
            },
        ),
        migrations.CreateModel(
            name='IssuedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('format', models.CharField(max_length=8)),
                ('size', models.PositiveIntegerField()),
                ('fingerprint', models.CharField(db_index=True, max_length=64)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='papers.issuedpaper')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('paper', 'format'), name='paper_format_once')],
            },
        ),
        migrations.CreateModel(
            name='LetterCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.agency')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'year'), name='letter_counter_once')],
            },
        ),
        migrations.CreateModel(
            name='OfficeStyle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('above', models.TextField(blank=True, verbose_name='baris di atas nama')),
                ('name', models.CharField(max_length=200, verbose_name='nama pada kop')),
                ('address', models.TextField(blank=True, verbose_name='alamat')),
                ('logo', models.BinaryField(default=b'')),
                ('number_pattern', models.CharField(default='{kode}/{nomor}/{kantor}/{tahun}', max_length=80, verbose_name='pola nomor')),
                ('agency', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='office_style', to='organisations.agency')),
            ],
        ),
        migrations.CreateModel(
            name='OfficeTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('file_name', models.CharField(max_length=120)),
                ('content', models.BinaryField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('active', models.BooleanField(default=False)),
                ('uploaded_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paper_templates', to='organisations.agency')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('agency', 'kind', 'number'), name='office_template_version_once'), models.UniqueConstraint(condition=models.Q(('active', True)), fields=('agency', 'kind'), name='office_template_one_active')],
            },
        ),
        migrations.CreateModel(
            name='Signatory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('office', models.CharField(max_length=200, verbose_name='jabatan')),
                ('name', models.CharField(max_length=150, verbose_name='nama')),
                ('detail', models.CharField(blank=True, max_length=80, verbose_name='NIP atau keterangan')),
                ('active', models.BooleanField(default=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatories', to='organisations.agency')),
            ],
            options={
                'ordering': ['office', 'id'],
            },
        ),
    ]
