import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('public_services', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Kiosk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='nama tablet')),
                ('nonce', models.CharField(max_length=32)),
                ('opened_at', models.DateTimeField()),
                ('expires_on', models.DateField(verbose_name='berlaku sampai')),
                ('closed_at', models.DateTimeField(null=True)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kiosks', to='public_services.serviceunit')),
            ],
            options={
                'ordering': ['-opened_at'],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('at', models.DateTimeField()),
                ('colour', models.PositiveSmallIntegerField(choices=[(1, 'Kurang'), (2, 'Cukup'), (3, 'Baik')])),
                ('channel', models.CharField(choices=[('phone', 'telepon genggam'), ('kiosk', 'tablet'), ('paper', 'kertas')], max_length=5)),
                ('key', models.UUIDField(unique=True)),
                ('sender', models.CharField(blank=True, max_length=24)),
                ('flag', models.PositiveSmallIntegerField(choices=[(0, 'dihitung'), (1, 'sangat banyak dari satu alamat'), (2, 'terlalu cepat sesudah yang sebelumnya'), (3, 'jam tablet tidak masuk akal')], default=0)),
                ('kiosk', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ratings.kiosk')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='public_services.serviceunit')),
            ],
            options={
                'indexes': [models.Index(fields=['kiosk', 'at'], name='vote_of_kiosk')],
            },
        ),
        migrations.CreateModel(
            name='VoteMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=500, verbose_name='pesan')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='public_services.serviceunit')),
                ('vote', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='message', to='ratings.vote')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['unit', '-id'], name='message_of_unit')],
            },
        ),
        migrations.CreateModel(
            name='DayTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('channel', models.CharField(choices=[('phone', 'telepon genggam'), ('kiosk', 'tablet'), ('paper', 'kertas')], max_length=5)),
                ('red', models.PositiveIntegerField(default=0)),
                ('yellow', models.PositiveIntegerField(default=0)),
                ('green', models.PositiveIntegerField(default=0)),
                ('flagged_red', models.PositiveIntegerField(default=0)),
                ('flagged_yellow', models.PositiveIntegerField(default=0)),
                ('flagged_green', models.PositiveIntegerField(default=0)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tallies', to='public_services.serviceunit')),
            ],
            options={
                'indexes': [models.Index(fields=['day'], name='tally_by_day')],
                'constraints': [models.UniqueConstraint(fields=('unit', 'day', 'channel'), name='tally_once')],
            },
        ),
        migrations.CreateModel(
            name='PaperCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='tanggal')),
                ('red', models.PositiveIntegerField(verbose_name='merah')),
                ('yellow', models.PositiveIntegerField(verbose_name='kuning')),
                ('green', models.PositiveIntegerField(verbose_name='hijau')),
                ('counters', models.CharField(max_length=200, verbose_name='penghitung')),
                ('version', models.PositiveIntegerField(default=1)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paper_counts', to='public_services.serviceunit')),
            ],
            options={
                'ordering': ['-day'],
                'constraints': [models.UniqueConstraint(fields=('unit', 'day'), name='paper_count_once')],
            },
        ),
    ]
