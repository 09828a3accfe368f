"""Accounts of a region, the first start, and dates that move."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from factories.plans import NOW, a_member, a_plan, a_region, a_user, facilitator_of
from siap.apps.accounts.models import User
from siap.apps.calendars.models import Meeting
from siap.apps.calendars.services import move_meeting
from siap.apps.organisations.models import Membership, Region, RegionRole
from siap.apps.organisations.services import (
    NewPerson,
    add_person,
    reset_password,
    take_role,
)
from siap.apps.plans.models import Plan
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import ReadyRow, add_ready_rows, propose_rows
from siap.kernel.errors import Forbidden, InvalidInput, NotFound

pytestmark = pytest.mark.django_db


def an_administrator(region: Region) -> User:
    user = a_user()
    Membership.objects.create(user=user, region=region, role=RegionRole.ADMINISTRATOR)
    return user


def test_an_administrator_makes_an_account_that_can_log_in_with_its_first_password() -> (
    None
):
    region = a_region()
    by = an_administrator(region)
    new = NewPerson(username="ani", name="Ani Rekaan", role="facilitator")

    user, password = add_person(region=region, new=new, by=by, now=NOW)

    client = Client()
    reply = client.post(reverse("login"), {"username": "ani", "password": password})
    assert reply.status_code == 302
    assert user.memberships.get().role == RegionRole.FACILITATOR


def test_nobody_else_makes_accounts_or_takes_roles() -> None:
    region, elsewhere = a_region(), a_region()
    by = an_administrator(region)
    membership = Membership.objects.create(
        user=a_user(), region=region, role=RegionRole.READER
    )

    for person in (a_user(), an_administrator(elsewhere)):
        with pytest.raises(Forbidden):
            add_person(
                region=region, new=NewPerson(username="x", name="X"), by=person, now=NOW
            )
        with pytest.raises(Forbidden):
            reset_password(region=region, user=membership.user, by=person, now=NOW)
        with pytest.raises(Forbidden):
            take_role(membership=membership, by=person, now=NOW)
    assert Membership.objects.filter(user=by).exists()


def test_an_administrator_of_a_region_cannot_take_over_the_installation() -> None:
    region = a_region()
    root = a_user(superuser=True)
    Membership.objects.create(user=root, region=region, role=RegionRole.READER)

    with pytest.raises(Forbidden):
        reset_password(region=region, user=root, by=an_administrator(region), now=NOW)


def test_a_person_of_another_region_cannot_be_given_a_new_password() -> None:
    region = a_region()

    with pytest.raises(NotFound):
        reset_password(region=region, user=a_user(), by=an_administrator(region), now=NOW)


def test_nobody_takes_away_the_own_role_of_administrator() -> None:
    region = a_region()
    by = an_administrator(region)

    with pytest.raises(InvalidInput):
        take_role(membership=by.memberships.get(), by=by, now=NOW)


def test_the_first_start_needs_the_code_and_works_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    (tmp_path / "onboarding-code").write_text("AB12-CD34-EF56\n", encoding="ascii")
    form = {
        "name": "Administrator Rekaan",
        "username": "admin-rekaan",
        "password": "kalimat-sandi-panjang",
        "region_code": "99.01",
        "region_name": "Kabupaten Rekaan",
    }
    client = Client()

    wrong = client.post(reverse("onboarding:start"), form | {"code": "0000-0000-0000"})
    right = client.post(reverse("onboarding:start"), form | {"code": "ab12-cd34-ef56"})
    again = Client().get(reverse("onboarding:start"))

    assert wrong.status_code == 422
    assert right.status_code == 302
    assert User.objects.get().is_superuser
    assert not (tmp_path / "onboarding-code").exists()
    assert again.url == reverse("login")  # type: ignore[attr-defined]


def meetings(plan: Plan, *days: str) -> list[Meeting]:
    rows = [
        ReadyRow(cells={"topic": f"1.{n} Topik", "date": day})
        for n, day in enumerate(days, 1)
    ]
    place = place_of(plan, "w05-work-calendar", "meetings")
    add_ready_rows(place=place, rows=rows, by=facilitator_of(plan), now=NOW)
    return list(Meeting.objects.filter(plan=plan).order_by("day"))


def test_what_follows_moves_with_a_meeting_and_on_to_working_days() -> None:
    plan = a_plan()
    first, second, third = meetings(plan, "2026-03-03", "2026-03-05", "2026-03-10")

    moved = move_meeting(
        plan=plan,
        meeting=first,
        day=date(2026, 3, 5),
        shift=True,
        by=facilitator_of(plan),
        now=NOW,
    )

    days = [Meeting.objects.get(pk=m.pk).day for m in (first, second, third)]
    assert moved == 2
    assert days == [date(2026, 3, 5), date(2026, 3, 9), date(2026, 3, 12)]


def test_earlier_meetings_and_unshifted_ones_stay() -> None:
    plan = a_plan()
    first, second, third = meetings(plan, "2026-03-03", "2026-03-05", "2026-03-10")

    move_meeting(
        plan=plan,
        meeting=second,
        day=date(2026, 3, 6),
        shift=False,
        by=facilitator_of(plan),
        now=NOW,
    )

    days = [Meeting.objects.get(pk=m.pk).day for m in (first, third)]
    assert days == [date(2026, 3, 3), date(2026, 3, 10)]


def test_a_meeting_of_another_plan_cannot_be_moved() -> None:
    mine, other = a_plan(), a_plan()
    (foreign,) = meetings(other, "2026-03-03")
    client = Client()
    client.force_login(
        facilitator_of(mine), backend="django.contrib.auth.backends.ModelBackend"
    )

    reply = client.post(
        reverse("calendars:move", args=[mine.pk, foreign.pk]), {"day": "2026-03-04"}
    )

    assert reply.status_code == 404


def test_rows_are_taken_over_from_the_part_that_a_part_starts_with_and_once_only() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    source = place_of(plan, "w19-integrated-solutions", "solutions")
    rows = [ReadyRow(cells={"title": f"Solusi {n}"}) for n in range(3)]
    add_ready_rows(place=source, rows=rows, by=by, now=NOW)
    target = place_of(plan, "w23-force-field", "solutions")

    first, _ = propose_rows(place=target, by=by, now=NOW)
    again, batch = propose_rows(place=target, by=by, now=NOW)

    assert (first, again, batch) == (3, 0, None)
    with pytest.raises(Forbidden):
        propose_rows(place=target, by=a_user(), now=NOW)
    assert len(target.store.read(plan)) == 3
    assert a_member(plan)
