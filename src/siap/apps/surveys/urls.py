"""Addresses of surveys."""

from django.urls import path

from siap.apps.surveys.views import answering, entering, keeping, reading

app_name = "surveys"

urlpatterns = [
    path("", answering.index, name="index"),
    path("undangan/", answering.find_invitation, name="find_invitation"),
    path("undangan/<slug:token>/", answering.invited, name="invited"),
    path("tablet/<str:token>/", answering.tablet, name="tablet"),
    path("tablet/<str:token>/kirim", answering.tablet_answers, name="tablet_answers"),
    path("<int:survey_id>/", answering.answer, name="answer"),
    path("terima-kasih/", answering.thanks, name="thanks"),
    path("<int:survey_id>/hasil/", reading.results, name="results"),
    path("<int:survey_id>/laporan.<slug:format_name>", reading.report, name="report"),
    path("kelola/<int:region_id>/", keeping.region, name="keep"),
    path("kelola/<int:region_id>/baru/", keeping.new, name="new"),
    path("kelola/survei/<int:survey_id>/", keeping.dashboard, name="dashboard"),
    path("kelola/survei/<int:survey_id>/ubah/", keeping.edit, name="edit"),
    path("kelola/survei/<int:survey_id>/ke/<slug:to>", keeping.move, name="move"),
    path("kelola/survei/<int:survey_id>/pertanyaan/", keeping.questions, name="questions"),
    path(
        "kelola/survei/<int:survey_id>/pertanyaan/<int:question_id>/hapus",
        keeping.drop_question,
        name="drop_question",
    ),
    path(
        "kelola/survei/<int:survey_id>/laporan.<slug:format_name>",
        keeping.report,
        name="keeper_report",
    ),
    path("kelola/survei/<int:survey_id>/undangan/", entering.invitations, name="invite"),
    path("kelola/survei/<int:survey_id>/tablet", entering.tablets, name="tablets"),
    path("kelola/survei/<int:survey_id>/kertas/", entering.paper, name="paper"),
    path("kelola/survei/<int:survey_id>/lembar/", entering.sheet, name="sheet"),
    path("kelola/survei/<int:survey_id>/berkas/", entering.file, name="file"),
    path("kelola/survei/<int:survey_id>/kosong.xlsx", entering.blank, name="blank"),
]
