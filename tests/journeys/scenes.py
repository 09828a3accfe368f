"""Fills an installation for the journeys; run as a program, it prints what it made."""

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

import django

PASSWORD = "Air-Mengalir-2026"
BLANK_PLANS = 20

Made = dict[str, dict[str, Any]]


def main(names: list[str]) -> None:
    """Set the scenes that are asked for in a migrated database."""
    django.setup()
    made: Made = {"plans": {}, "sessions": {}}
    for name in names:
        SCENES[name](made)
    _sessions(made)
    sys.stdout.write(json.dumps(made) + "\n")


def _blank(made: Made) -> None:
    """Plans as somebody just started them, with two editors; each test takes one."""
    from factories.plans import a_plan, a_region, a_user  # noqa: PLC0415
    from siap.apps.plans.models import TeamMember, TeamRole  # noqa: PLC0415

    first, second = a_user("Sri Wahyuni"), a_user("Budi Santoso")
    region = a_region()
    made["plans"]["blank"] = []
    for _ in range(BLANK_PLANS):
        plan = a_plan(by=first, region=region)
        TeamMember.objects.create(plan=plan, user=second, role=TeamRole.SECRETARY)
        made["plans"]["blank"].append(plan.pk)
    made["sessions"] |= {"sri": first.pk, "budi": second.pk}


def _guides(made: Made) -> None:
    """A new plan for each guide of the product, of one person."""
    from factories.plans import a_plan, a_region, a_user  # noqa: PLC0415

    somebody, region = a_user("Sri Wahyuni"), a_region()
    for guide in ("pdam", "blud-spam"):
        made["plans"][guide] = a_plan(guide=guide, by=somebody, region=region).pk
    made["sessions"]["sri"] = somebody.pk


def _demo(made: Made) -> None:
    """The demonstration plan."""
    from siap.apps.accounts.models import User  # noqa: PLC0415
    from siap.apps.demo.services import load_demo  # noqa: PLC0415

    made["plans"]["demo"] = load_demo(key="pdam", password=PASSWORD).pk
    for name in ("fasilitator", "pengamat"):
        made["sessions"][name] = User.objects.get(username=name).pk


def _demo_blud(made: Made) -> None:
    """The demonstration plan of the other guide, with its own facilitator."""
    from factories.plans import facilitator_of  # noqa: PLC0415
    from siap.apps.demo.services import load_demo  # noqa: PLC0415

    plan = load_demo(key="blud-spam", password=PASSWORD)
    made["plans"]["demo_blud"] = plan.pk
    made["sessions"]["fasilitator_blud"] = facilitator_of(plan).pk


def _sessions(made: Made) -> None:
    """Turn people into sessions: logging in is not what most journeys are about."""
    from django.contrib.auth import (  # noqa: PLC0415
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
    )
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    from siap.apps.accounts.models import User  # noqa: PLC0415

    for name, key in made["sessions"].items():
        user = User.objects.get(pk=key)
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        made["sessions"][name] = session.session_key


def _meeting(made: Made) -> None:
    """A running meeting whose card board is open, with people who have joined by phone."""
    from journeys.rooms import a_running_meeting  # noqa: PLC0415

    made["meeting"] = a_running_meeting()


def _musyawarah(made: Made) -> None:
    """A cycle of proposals with a resident, a secretary, a verifier and a planner."""
    from factories.musyawarah_scene import set_musyawarah  # noqa: PLC0415

    set_musyawarah(made)


def _voices(made: Made) -> None:
    """A region with services, ratings, surveys and charters, and its administrator."""
    from journeys.voices import a_region_with_voices  # noqa: PLC0415

    made["voices"] = a_region_with_voices()
    made["sessions"]["keeper"] = made["voices"].pop("keeper")


def _complaints(made: Made) -> None:
    """A desk with an administrator and an officer, and a report that was answered."""
    from datetime import timedelta  # noqa: PLC0415

    from django.utils import timezone  # noqa: PLC0415

    from apps.complaints.desks import (  # noqa: PLC0415
        a_report,
        an_office,
        answered,
        published,
        routed,
    )

    office = an_office()
    now = timezone.now()
    report = a_report(office, now=now - timedelta(hours=5))
    published(office, report, now=now)
    answered(office, routed(office, report, now=now), now=now)
    made["sessions"] |= {"admin": office.administrator.pk, "officer": office.officer.pk}


SCENES: Mapping[str, Callable[[Made], None]] = {
    "complaints": _complaints,
    "meeting": _meeting,
    "blank": _blank,
    "demo": _demo,
    "demo_blud": _demo_blud,
    "guides": _guides,
    "voices": _voices,
    "musyawarah": _musyawarah,
}

if __name__ == "__main__":
    main(sys.argv[1:])
