"""Addresses of papers: those of a plan, those of an office, and the public check."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from siap.apps.papers.queries import issued_formats
from siap.apps.papers.views import issued, offices, public


class IssuedFormatConverter(StringConverter):
    """The ending of a file of a paper."""

    regex = "|".join(dict.fromkeys(n for names in issued_formats().values() for n in names))


register_converter(IssuedFormatConverter, "paper_format")

app_name = "papers"
_PLAN = "rencana/<int:plan_id>/naskah/"
_PAPER = f"{_PLAN}<int:paper_id>/"
_OFFICE = "kantor/<int:agency_id>/"
urlpatterns = [
    path("periksa/", public.find, name="find"),
    path("periksa/<str:code>/", public.check, name="check"),
    path(_PLAN, issued.papers, name="list"),
    path(f"{_PLAN}baru/", issued.issue, name="issue"),
    path(_PAPER, issued.paper, name="paper"),
    path(f"{_PAPER}naskah.<paper_format:format_name>", issued.download, name="download"),
    path(f"{_PAPER}selesaikan", issued.finish, name="finish"),
    path(f"{_PAPER}batalkan", issued.void, name="void"),
    path("kantor/", offices.offices, name="offices"),
    path(_OFFICE, offices.office, name="office"),
    path(f"{_OFFICE}lambang.png", offices.logo, name="logo"),
    path(f"{_OFFICE}penanda-tangan", offices.new_signatory, name="new_signatory"),
    path(
        f"{_OFFICE}penanda-tangan/<int:signatory_id>/hapus",
        offices.drop_signatory,
        name="drop_signatory",
    ),
    path(f"{_OFFICE}templat/<slug:kind>/", offices.templates, name="templates"),
    path(f"{_OFFICE}templat/<slug:kind>/pilih", offices.choose_template, name="choose"),
    path(
        f"{_OFFICE}templat/<slug:kind>/<int:number>.docx",
        offices.template_file,
        name="template_file",
    ),
]
