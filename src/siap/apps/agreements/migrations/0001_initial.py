import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('worksheet', models.CharField(max_length=40)),
                ('number', models.PositiveIntegerField()),
                ('edition', models.CharField(max_length=20)),
                ('content', models.JSONField()),
                ('results', models.JSONField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='plans.plan')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'worksheet', 'number'), name='version_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('open', 'menunggu tanggapan'), ('agreed', 'disepakati'), ('reopened', 'dibuka lagi')], default='open', max_length=10)),
                ('opened_at', models.DateTimeField()),
                ('due', models.DateField(verbose_name='ditanggapi paling lambat')),
                ('closed_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='alasan dibuka lagi')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='plans.plan')),
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='agreement', to='agreements.version')),
            ],
            options={
                'ordering': ['-opened_at'],
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('office', models.CharField(max_length=200, verbose_name='lembaga')),
                ('person', models.CharField(blank=True, max_length=150, verbose_name='atas nama lembaga')),
                ('answer', models.CharField(blank=True, choices=[('agrees', 'setuju'), ('notes', 'setuju dengan catatan'), ('objects', 'keberatan')], max_length=10, verbose_name='tanggapan')),
                ('note', models.TextField(blank=True, verbose_name='catatan')),
                ('answered_on', models.DateField(null=True, verbose_name='tanggal')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responses', to='agreements.agreement')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('agreement', 'office'), name='office_answers_once')],
            },
        ),
    ]
