"""The map needs no map server: it leads into areas, keeps filters, and takes a tap."""

from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from factories.musyawarah import City, a_city, a_proposal
from factories.plans import a_user
from siap.apps.complaints.models import Desk
from siap.apps.musyawarah.map_picture import Heap, Shape, draw_map, frame_around
from siap.apps.musyawarah.models import Proposal
from siap.apps.musyawarah.queries.listing import public_proposals
from siap.apps.musyawarah.queries.places import heaps_of

SQUARE = [(110.0, -7.0), (110.1, -7.0), (110.1, -7.1), (110.0, -7.1)]


@pytest.fixture
def city() -> City:
    cache.clear()
    return a_city()


def at(city: City, longitude: str, latitude: str, village: int = 0) -> Proposal:
    place = {"longitude": Decimal(longitude), "latitude": Decimal(latitude)}
    return a_proposal(city, city.rt(village), **place)


def spread(city: City) -> None:
    """Three proposals in the first village, one in the second."""
    for longitude, latitude in (
        ("110.80", "-7.55"),
        ("110.82", "-7.55"),
        ("110.81", "-7.57"),
    ):
        at(city, longitude, latitude)
    at(city, "110.90", "-7.60", 1)


@pytest.mark.django_db
def test_the_map_leads_into_an_area_and_keeps_the_other_filters(city: City) -> None:
    spread(city)
    home = reverse("musyawarah:list", args=[city.cycle.pk])

    whole = Client().get(f"{home}?tampil=peta&bidang=drainage").text
    inside = Client().get(f"{home}?tampil=peta&kecamatan={city.kecamatan.pk}").text

    assert f"?bidang=drainage&amp;kecamatan={city.kecamatan.pk}&amp;tampil=peta" in whole
    assert "Kecamatan Timur: 4 usulan" in whole
    assert f"kecamatan={city.kecamatan.pk}&amp;desa={city.villages[0].pk}" in inside
    assert "Kelurahan Melati: 3 usulan" in inside


@pytest.mark.django_db
def test_the_outline_of_the_region_is_drawn_around_its_proposals(city: City) -> None:
    spread(city)
    ring = [[110.7, -7.5], [111.0, -7.5], [111.0, -7.7], [110.7, -7.7]]
    far = [[95.0, 5.0], [95.5, 5.0], [95.5, 5.5]]
    Desk.objects.create(
        region=city.cycle.region, slug="rekaan", name="Lapor", outline=[ring, far]
    )

    picture = Client().get(reverse("musyawarah:map", args=[city.cycle.pk])).text

    assert 'points="40.0,40.0 860.0,40.0' in picture
    assert picture.count('stroke="#8a8a80"') == 1


@pytest.mark.django_db
def test_a_cycle_without_places_says_how_proposals_get_onto_the_map(city: City) -> None:
    a_proposal(city)

    page = Client().get(reverse("musyawarah:list", args=[city.cycle.pk]) + "?tampil=peta")

    assert "Belum ada usulan dengan titik di peta" in page.text
    picture = Client().get(reverse("musyawarah:map", args=[city.cycle.pk]))
    assert picture.status_code == 404


@pytest.mark.django_db
def test_every_proposal_with_a_place_lies_in_a_heap_close_to_it(city: City) -> None:
    spread(city)
    frame = frame_around([(110.80, -7.55), (110.90, -7.60)])

    heaps = heaps_of(public_proposals(city.cycle), frame)

    assert sum(heap.count for heap in heaps) == 4
    lonely = next(heap for heap in heaps if abs(heap.spot[0] - 110.90) < 0.02)
    assert abs(lonely.spot[0] - 110.90) <= frame.cell
    assert abs(lonely.spot[1] - -7.60) <= frame.cell


@pytest.mark.django_db
def test_the_form_shows_the_village_and_tells_the_script_where_it_lies(city: City) -> None:
    spread(city)
    client = Client()
    client.force_login(a_user("Ratna"), backend="django.contrib.auth.backends.ModelBackend")
    start = reverse("musyawarah:new", args=[city.cycle.pk])

    form = client.get(f"{start}?village={city.villages[0].pk}").text

    assert "data-pick-map" in form
    assert 'data-west="110.79' in form
    assert ">Melati</text>" in form
    assert "Kenanga" not in form


def test_a_frame_holds_its_places_and_one_place_is_not_blown_up_without_end() -> None:
    frame, dot = frame_around(SQUARE), frame_around([(110.0, -7.0)])

    corners = [frame.place(spot) for spot in SQUARE]

    assert corners[0] == pytest.approx((40, 40))
    assert corners[2] == pytest.approx((860, frame.height - 40))
    assert dot.place((110.0, -7.0)) == pytest.approx((450, dot.height / 2))


def test_names_on_the_map_cannot_carry_markup() -> None:
    shape = Shape("<script>", SQUARE, url='?"><script>', label="<script>")

    picture = draw_map(
        frame_around(SQUARE), [shape], [Heap(SQUARE[0], 2)], title="<script>"
    )

    assert "<script>" not in picture
    assert "&lt;script&gt;" in picture
