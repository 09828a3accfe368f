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
            name='DaySalt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True)),
                ('salt', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='SenderCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('key', models.CharField(max_length=80, unique=True)),
                ('count', models.PositiveIntegerField(default=0)),
            ],
            options={
                'indexes': [models.Index(fields=['day'], name='sender_count_by_day')],
            },
        ),
        migrations.CreateModel(
            name='ServiceUnit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=12, unique=True, verbose_name='kode')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='alamat')),
                ('hours', models.CharField(blank=True, max_length=200, verbose_name='jam pelayanan')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='kontak layanan')),
                ('agency', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='service_unit', to='organisations.agency')),
            ],
            options={
                'ordering': ['agency__name'],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='nama layanan')),
                ('summary', models.CharField(blank=True, max_length=400, verbose_name='penjelasan singkat')),
                ('audience', models.CharField(blank=True, max_length=200, verbose_name='untuk siapa')),
                ('delivery', models.CharField(choices=[('direct', 'datang langsung'), ('online', 'daring'), ('both', 'datang langsung dan daring')], default='direct', max_length=8, verbose_name='cara pelayanan')),
                ('is_open', models.BooleanField(default=True, verbose_name='masih diberikan')),
                ('version', models.PositiveIntegerField(default=1)),
                ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='services', to='plans.plan')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='public_services.serviceunit')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('unit', 'name'), name='service_name_once')],
            },
        ),
        migrations.CreateModel(
            name='StandardVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('draft', 'rancangan'), ('published', 'ditetapkan')], default='draft', max_length=10)),
                ('ruleset', models.CharField(max_length=40)),
                ('components', models.JSONField(default=dict)),
                ('duration', models.PositiveIntegerField(blank=True, null=True, verbose_name='lama penyelesaian')),
                ('duration_unit', models.CharField(blank=True, choices=[('minutes', 'menit'), ('hours', 'jam'), ('working-days', 'hari kerja'), ('days', 'hari')], max_length=12, verbose_name='satuan waktu')),
                ('cost_idr', models.BigIntegerField(blank=True, null=True, verbose_name='biaya (rupiah)')),
                ('consulted_on', models.DateField(blank=True, null=True, verbose_name='dibahas bersama warga pada')),
                ('decree', models.CharField(blank=True, max_length=200, verbose_name='keputusan penetapan')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='berlaku sejak')),
                ('published_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='standards', to='public_services.service')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('service', 'number'), name='standard_once'), models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('service',), name='one_draft_of_a_standard')],
            },
        ),
        migrations.CreateModel(
            name='StandardStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('text', models.CharField(max_length=300, verbose_name='langkah')),
                ('actor', models.CharField(blank=True, max_length=120, verbose_name='pelaksana')),
                ('minutes', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name='menit')),
                ('output', models.CharField(blank=True, max_length=300, verbose_name='keluaran')),
                ('source', models.CharField(blank=True, max_length=40)),
                ('standard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='public_services.standardversion')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
    ]
