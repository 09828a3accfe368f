import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('agreements', '0001_initial'),
        ('public_services', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Charter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('draft', 'rancangan'), ('published', 'diumumkan'), ('replaced', 'sudah diganti')], default='draft', max_length=10)),
                ('resolve', models.CharField(blank=True, max_length=300, verbose_name='tekad pelayanan')),
                ('broken', models.TextField(blank=True, verbose_name='bila janji tidak ditepati')),
                ('channels', models.TextField(blank=True, verbose_name='saluran pengaduan')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='berlaku sejak')),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='ditinjau pada')),
                ('published_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('agreed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='charters', to='agreements.version')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='charters', to='public_services.service')),
                ('standard', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='charters', to='public_services.standardversion')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('service', 'number'), name='charter_once'), models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('service',), name='one_draft_of_a_charter')],
            },
        ),
        migrations.CreateModel(
            name='Pledge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('text', models.CharField(max_length=300, verbose_name='janji')),
                ('measure', models.CharField(choices=[('reports', 'hanya laporan warga “tidak ditepati”'), ('green', 'bagian penilaian hijau, persen'), ('index', 'indeks survei kepuasan (25–100)'), ('element', 'nilai satu unsur survei (25–100)'), ('complaints', 'laporan warga yang dijawab tepat waktu, persen')], default='reports', max_length=10, verbose_name='ukuran')),
                ('element', models.CharField(blank=True, max_length=40, verbose_name='unsur survei')),
                ('target', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='paling sedikit')),
                ('charter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pledges', to='charters.charter')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='NotKept',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('key', models.UUIDField(unique=True)),
                ('is_aside', models.BooleanField(default=False)),
                ('pledge', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='not_kept', to='charters.pledge')),
            ],
            options={
                'indexes': [models.Index(fields=['pledge', 'day'], name='not_kept_by_day')],
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('side', models.CharField(choices=[('provider', 'penyelenggara'), ('user', 'pengguna'), ('witness', 'saksi')], max_length=8, verbose_name='pihak')),
                ('office', models.CharField(max_length=200, verbose_name='jabatan atau kelompok')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='nama')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='ditandatangani')),
                ('charter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='charters.charter')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
    ]
