"""The choice that a topic ends in changes what follows."""

import pytest
from django.test import Client
from django.urls import reverse

from factories.plans import a_plan, a_user, facilitator_of
from siap.apps.plans.models import FollowUp, TopicRecord

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("topic", "choice", "told"),
    [
        ("3.1", "pdam", "Pindahkan ke panduan itu"),
        ("3.1", "uptd", "hanya berlaku bagi BLUD"),
        ("4.2", "repair-management", "Bagan alir layanan yang berjalan sekarang"),
        ("4.2", "new-unit", "Perhitungan jumlah orang"),
    ],
)
def test_the_page_of_a_topic_says_what_the_choice_asks_for(
    client: Client, topic: str, choice: str, told: str
) -> None:
    user = a_user("Sri Wahyuni")
    plan = a_plan(guide="blud-spam", by=user)
    client.force_login(user)
    address = f"/rencana/{plan.pk}/topik/{topic}/"
    before = client.get(address).content.decode()

    TopicRecord.objects.update_or_create(
        plan=plan, guide=plan.guide, topic=topic, defaults={"branch": choice}
    )

    after = client.get(address).content.decode()
    assert after.count(told) > before.count(told)


def test_a_follow_up_forgets_a_topic_that_the_guide_has_not(client: Client) -> None:
    plan = a_plan()
    user = facilitator_of(plan)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("plans:follow_ups", args=[plan.pk])
    task = {"what": "Undangan", "owner_name": "Ani", "due": "2026-12-01"}

    made = client.post(address, task | {"topic": "../../etc/passwd"})
    one = FollowUp.objects.get()
    done = client.post(f"{address}{one.pk}", {"topic": "../..", "done": "1"})

    assert [made.headers["Location"], done.headers["Location"]] == [address, address]
    assert one.topic == ""
