"""Addresses of gateways and of their administration."""

from django.urls import path

from siap.apps.channels import views

app_name = "channels"

urlpatterns = [
    path("sms/<str:key>/", views.sms, name="sms"),
    path("meja/<slug:slug>/", views.channels, name="channels"),
    path("meja/<slug:slug>/gerbang/<int:gateway_id>/tutup", views.end, name="end_gateway"),
    path("meja/<slug:slug>/pesan/<int:message_id>", views.settle_message, name="settle"),
]
