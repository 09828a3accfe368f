"""Guides for tests: a copy for a region, edited and published in one line each."""

from typing import Any

from django.test import Client
from django.urls import reverse

from factories.plans import NOW, a_region, a_user
from siap.apps.accounts.models import User
from siap.apps.guides.drafting import part_of
from siap.apps.guides.forms.flattening import topic_fields
from siap.apps.guides.models import AdaptedGuide, GuideVersion
from siap.apps.guides.services import copy_guide, publish, save_part
from siap.apps.organisations.models import Membership, Region, RegionRole


def a_person(region: Region, role: RegionRole) -> User:
    user = a_user()
    Membership.objects.create(user=user, region=region, role=role.value)
    return user


def a_facilitator(region: Region) -> User:
    return a_person(region, RegionRole.FACILITATOR)


def a_guide(by: User, region: Region | None = None, source: str = "pdam") -> AdaptedGuide:
    region = region or a_region()
    return copy_guide(region=region, source=source, title="Panduan rekaan", by=by, now=NOW)


def fresh(guide: AdaptedGuide) -> AdaptedGuide:
    return AdaptedGuide.objects.get(pk=guide.pk)


def topic(guide: AdaptedGuide, key: str) -> dict[str, Any]:
    return part_of(fresh(guide).draft, key)


def keys(guide: AdaptedGuide, stage: int) -> list[str]:
    return [each["key"] for each in part_of(fresh(guide).draft, str(stage))["topics"]]


def change(
    guide: AdaptedGuide,
    by: User,
    part: str = "2.1",
    *,
    seen: int | None = None,
    **value: Any,
) -> Any:
    seen_version = fresh(guide).version if seen is None else seen
    return save_part(
        guide=guide, part=part, value=value, seen_version=seen_version, by=by, now=NOW
    )


def published(guide: AdaptedGuide, by: User) -> GuideVersion:
    return publish(guide=guide, by=by, now=NOW)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def part_url(guide: AdaptedGuide, part: str) -> str:
    return reverse("guides:part", args=[guide.pk, part])


def typed(guide: AdaptedGuide, key: str, **values: str) -> dict[str, Any]:
    """What a browser sends for a topic, with some fields changed."""
    fields = dict(topic_fields(topic(guide, key)).lists())
    return {**fields, "version": str(fresh(guide).version), **values}
