"""Addresses of the budget codes."""

from django.urls import path

from siap.apps.budgets import views

app_name = "budgets"

urlpatterns = [path("kode-anggaran/", views.codes, name="codes")]
