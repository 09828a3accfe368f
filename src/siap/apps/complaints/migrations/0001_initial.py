import django.core.validators
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
            name='Desk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=40, unique=True, verbose_name='nama dalam alamat')),
                ('name', models.CharField(max_length=120, verbose_name='nama layanan')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='cara lain menghubungi')),
                ('is_open', models.BooleanField(default=True, verbose_name='menerima laporan')),
                ('least_for_figures', models.PositiveSmallIntegerField(default=10, verbose_name='jumlah laporan terkecil untuk dibandingkan')),
                ('last_number', models.PositiveIntegerField(default=0)),
                ('outline', models.JSONField(blank=True, default=list)),
                ('region', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='desk', to='organisations.region')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='kode')),
                ('name', models.CharField(max_length=100, verbose_name='nama')),
                ('group', models.CharField(blank=True, max_length=60, verbose_name='kelompok')),
                ('keywords', models.CharField(blank=True, max_length=300, verbose_name='kata kunci')),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='organisations.agency', verbose_name='penerima')),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='categories', to='complaints.desk')),
            ],
            options={
                'ordering': ['group', 'name'],
                'constraints': [models.UniqueConstraint(fields=('desk', 'code'), name='category_code_once')],
            },
        ),
        migrations.CreateModel(
            name='CannedText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=80, verbose_name='judul')),
                ('text', models.TextField(max_length=4000, verbose_name='isi')),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='canned_texts', to='complaints.desk')),
            ],
            options={
                'ordering': ['title'],
            },
        ),
        migrations.CreateModel(
            name='Officer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='officers', to='organisations.agency')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='complaint_offices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'agency'), name='officer_once')],
            },
        ),
        migrations.CreateModel(
            name='Pledge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(blank=True, choices=[('complaint', 'pengaduan'), ('question', 'pertanyaan'), ('information', 'permintaan informasi'), ('request', 'permintaan pelayanan'), ('suggestion', 'saran'), ('praise', 'pujian')], max_length=12, verbose_name='jenis')),
                ('hours', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(2160)], verbose_name='jam')),
                ('valid_from', models.DateField(verbose_name='berlaku sejak')),
                ('basis', models.CharField(blank=True, max_length=200, verbose_name='dasar')),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pledges', to='complaints.desk')),
            ],
            options={
                'ordering': ['kind', '-valid_from'],
                'constraints': [models.UniqueConstraint(fields=('desk', 'kind', 'valid_from'), name='pledge_of_a_day_once')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('code_hash', models.CharField(max_length=64, unique=True)),
                ('kind', models.CharField(choices=[('complaint', 'pengaduan'), ('question', 'pertanyaan'), ('information', 'permintaan informasi'), ('request', 'permintaan pelayanan'), ('suggestion', 'saran'), ('praise', 'pujian')], max_length=12, verbose_name='jenis')),
                ('channel', models.CharField(choices=[('web', 'formulir web'), ('mail', 'surel'), ('sms', 'SMS'), ('counter', 'loket'), ('open311', 'aplikasi kota lain (Open311)')], max_length=8, verbose_name='saluran')),
                ('identity', models.CharField(choices=[('open', 'nama ditampilkan'), ('hidden', 'nama disembunyikan dari umum'), ('sealed', 'nama disembunyikan juga dari perangkat daerah'), ('secret', 'seluruh laporan rahasia')], max_length=8, verbose_name='identitas')),
                ('subject', models.CharField(max_length=120, verbose_name='judul')),
                ('text', models.TextField(verbose_name='isi')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='tempat')),
                ('public_subject', models.CharField(blank=True, max_length=120)),
                ('public_text', models.TextField(blank=True)),
                ('public_place', models.CharField(blank=True, max_length=200)),
                ('latitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)),
                ('longitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)),
                ('cell', models.CharField(blank=True, max_length=16)),
                ('state', models.CharField(choices=[('received', 'menunggu diteruskan'), ('forwarded', 'ditangani perangkat daerah'), ('reopened', 'dibuka kembali'), ('answered', 'dijawab'), ('closed', 'selesai'), ('refused', 'tidak dapat ditindaklanjuti'), ('merged', 'digabung dengan laporan lain')], default='received', max_length=10)),
                ('publication', models.CharField(choices=[('waiting', 'menunggu diperiksa'), ('published', 'terbit'), ('withheld', 'isi tidak ditampilkan'), ('never', 'rahasia')], default='waiting', max_length=10)),
                ('is_held', models.BooleanField(default=False)),
                ('oversight', models.BooleanField(default=False, verbose_name='berkadar pengawasan')),
                ('received_at', models.DateTimeField()),
                ('agency_since', models.DateTimeField(null=True)),
                ('updated_at', models.DateTimeField()),
                ('pledge_hours', models.PositiveSmallIntegerField()),
                ('pledge_due', models.DateTimeField()),
                ('legal_rules', models.CharField(blank=True, max_length=60)),
                ('legal_days', models.PositiveSmallIntegerField(null=True)),
                ('legal_due', models.DateField(null=True)),
                ('pauses', models.JSONField(default=list)),
                ('is_paused', models.BooleanField(default=False)),
                ('answered_at', models.DateTimeField(null=True)),
                ('net_hours', models.PositiveIntegerField(null=True)),
                ('agency_hours', models.PositiveIntegerField(null=True)),
                ('in_pledge', models.BooleanField(null=True)),
                ('in_legal', models.BooleanField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('rating', models.PositiveSmallIntegerField(null=True)),
                ('reopened', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=0)),
                ('head', models.CharField(blank=True, max_length=64)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='organisations.agency')),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='complaints.category', verbose_name='topik')),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='complaints.desk')),
                ('merged_into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='twins', to='complaints.report')),
            ],
            options={
                'ordering': ['-received_at', '-id'],
                'indexes': [models.Index(fields=['desk', 'publication', '-received_at'], name='report_public'), models.Index(fields=['desk', 'publication', 'agency', '-received_at'], name='report_agency'), models.Index(fields=['desk', 'publication', 'cell'], name='report_cell'), models.Index(fields=['desk', 'state', 'pledge_due'], name='report_waiting'), models.Index(fields=['agency', 'state', 'pledge_due'], name='report_inbox'), models.Index(fields=['desk', 'identity', 'received_at', 'agency', 'net_hours', 'in_pledge', 'in_legal', 'state', 'pledge_due', 'is_paused', 'rating'], name='report_figures')],
                'constraints': [models.UniqueConstraint(fields=('desk', 'number'), name='report_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(max_length=43, unique=True)),
                ('values', models.JSONField(default=dict)),
                ('made_at', models.DateTimeField(db_index=True)),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='complaints.desk')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to='complaints.report')),
            ],
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=32, unique=True)),
                ('content', models.BinaryField()),
                ('is_public', models.BooleanField(default=False)),
                ('added_at', models.DateTimeField()),
                ('draft', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='photos', to='complaints.draft')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='complaints.report')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Outgoing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120, unique=True)),
                ('to_mail', models.EmailField(blank=True, max_length=254)),
                ('to_phone', models.CharField(blank=True, max_length=30)),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('text', models.TextField()),
                ('is_receipt', models.BooleanField(default=False)),
                ('message_id', models.CharField(blank=True, db_index=True, max_length=200)),
                ('made_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('next_try', models.DateTimeField(null=True)),
                ('failure', models.CharField(blank=True, max_length=200)),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outgoing', to='complaints.desk')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to='complaints.report')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['sent_at', 'next_try'], name='outgoing_unsent')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('serial', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('received', 'Laporan diterima'), ('published', 'Isi laporan terbit setelah diperiksa'), ('withheld', 'Isi laporan tidak ditampilkan'), ('covered', 'Data pribadi ditutup kemudian'), ('forwarded', 'Diteruskan ke perangkat daerah'), ('rerouted', 'Dialihkan ke perangkat daerah lain'), ('returned', 'Dikembalikan perangkat daerah'), ('classified', 'Golongan diubah'), ('interim', 'Tanggapan sementara'), ('answered', 'Dijawab'), ('paused', 'Penghitungan waktu dijeda'), ('resumed', 'Penghitungan waktu dilanjutkan'), ('added', 'Keterangan tambahan dari pelapor'), ('reopened', 'Dibuka kembali oleh pelapor'), ('rated', 'Jawaban dinilai pelapor'), ('merged', 'Digabung dengan laporan lain'), ('refused', 'Tidak dapat ditindaklanjuti'), ('closed', 'Laporan selesai'), ('reminded', 'Pengingat dikirim'), ('escalated', 'Diteruskan ke atasan karena lewat batas'), ('noted', 'Catatan dalam'), ('unsealed', 'Nama pelapor dibuka oleh administrator'), ('carded', 'Dijadikan bahan rencana perbaikan')], max_length=12)),
                ('role', models.CharField(max_length=14)),
                ('agency_name', models.CharField(blank=True, max_length=200)),
                ('data', models.JSONField(default=dict)),
                ('text', models.TextField(blank=True)),
                ('salt', models.CharField(blank=True, max_length=32)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('is_public', models.BooleanField(default=True)),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('hash', models.CharField(max_length=64)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('actor_name', models.CharField(blank=True, max_length=150)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='complaints.report')),
            ],
            options={
                'ordering': ['report', 'serial'],
                'indexes': [models.Index(fields=['kind', 'at'], name='event_by_kind')],
                'constraints': [models.UniqueConstraint(fields=('report', 'serial'), name='event_serial_once')],
            },
        ),
        migrations.CreateModel(
            name='Reporter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=100, verbose_name='nama')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='surel')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='nomor telepon')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='alamat')),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reporter', to='complaints.report')),
            ],
            options={
                'indexes': [models.Index(fields=['email'], name='reporter_by_mail'), models.Index(fields=['phone'], name='reporter_by_phone')],
            },
        ),
        migrations.CreateModel(
            name='Subscription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='surel')),
                ('token', models.CharField(max_length=43, unique=True)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('made_at', models.DateTimeField()),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='organisations.agency', verbose_name='tentang')),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='subscriptions', to='complaints.desk')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('desk', 'email', 'agency'), name='subscription_once')],
            },
        ),
        migrations.CreateModel(
            name='Trace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=32)),
                ('at', models.DateTimeField(db_index=True)),
            ],
            options={
                'indexes': [models.Index(fields=['key', 'at'], name='trace_by_key')],
            },
        ),
    ]
