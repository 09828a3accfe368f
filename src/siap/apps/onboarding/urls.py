"""Address of the first start."""

from django.urls import path

from siap.apps.onboarding import views

app_name = "onboarding"

urlpatterns = [path("mulai/", views.start, name="start")]
