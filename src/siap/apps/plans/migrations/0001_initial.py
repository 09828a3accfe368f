import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='judul')),
                ('service', models.CharField(max_length=200, verbose_name='pelayanan')),
                ('edition', models.CharField(max_length=20)),
                ('guide', models.CharField(max_length=40, verbose_name='panduan')),
                ('guide_version', models.PositiveSmallIntegerField()),
                ('period_start', models.DateField(verbose_name='mulai')),
                ('period_end', models.DateField(verbose_name='selesai')),
                ('state', models.CharField(choices=[('active', 'berjalan'), ('agreed', 'disepakati'), ('closed', 'selesai')], default='active', max_length=10, verbose_name='keadaan')),
                ('created_at', models.DateTimeField()),
                ('calendar_token', models.CharField(max_length=43, unique=True)),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lead_partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_plans', to='organisations.agency')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='organisations.region')),
            ],
            options={
                'ordering': ['-created_at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('period_end__gte', models.F('period_start'))), name='plan_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(blank=True, max_length=5)),
                ('what', models.CharField(max_length=300, verbose_name='tindak lanjut')),
                ('owner_name', models.CharField(blank=True, max_length=150, verbose_name='penanggung jawab')),
                ('due', models.DateField(verbose_name='batas waktu')),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='catatan')),
                ('version', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField()),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follow_ups', to='plans.plan')),
            ],
            options={
                'ordering': ['due', 'id'],
                'indexes': [models.Index(fields=['plan', 'done_at', 'due'], name='follow_up_due')],
            },
        ),
        migrations.CreateModel(
            name='TeamMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('facilitator', 'fasilitator'), ('chair', 'ketua'), ('secretary', 'sekretaris'), ('member', 'anggota'), ('observer', 'pengamat')], max_length=12, verbose_name='peran')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team', to='plans.plan')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'user'), name='team_member_once')],
            },
        ),
        migrations.CreateModel(
            name='TopicRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('guide', models.CharField(max_length=40)),
                ('topic', models.CharField(max_length=5)),
                ('state', models.CharField(choices=[('open', 'belum mulai'), ('planned', 'direncanakan'), ('held', 'terlaksana'), ('agreed', 'disepakati')], default='open', max_length=10)),
                ('held_on', models.DateField(blank=True, null=True, verbose_name='tanggal pelaksanaan')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='tempat')),
                ('ready', models.JSONField(default=list, verbose_name='yang sudah siap')),
                ('invited', models.JSONField(default=list, verbose_name='yang diundang')),
                ('attendance_women', models.PositiveIntegerField(blank=True, null=True, verbose_name='hadir perempuan')),
                ('attendance_men', models.PositiveIntegerField(blank=True, null=True, verbose_name='hadir laki-laki')),
                ('minutes', models.TextField(blank=True, verbose_name='notula')),
                ('decisions', models.TextField(blank=True, verbose_name='keputusan')),
                ('objections', models.TextField(blank=True, verbose_name='keberatan')),
                ('branch', models.CharField(blank=True, max_length=40)),
                ('version', models.PositiveIntegerField(default=0)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='plans.plan')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('plan', 'guide', 'topic'), name='topic_record_once')],
            },
        ),
    ]
