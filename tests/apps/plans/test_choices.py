"""The choice that a topic ends in changes what follows."""

import pytest
from django.test import Client

from factories.plans import a_plan, a_user
from siap.apps.plans.models import TopicRecord

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
