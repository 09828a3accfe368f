"""Nobody has to sign in, so nobody may ask for too much."""

from unittest.mock import patch

from django.test import Client

from apps.calculators.forms import example
from siap.apps.calculators import limits

PAGE = "/hitung/nrw/"


def test_a_form_from_elsewhere_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post(PAGE, {"s-distributed": "3", "s-sold": "1"}).status_code == 403


def test_the_form_of_the_page_is_taken() -> None:
    client = Client(enforce_csrf_checks=True)

    assert (
        client.post(PAGE, {**example(client, "nrw"), "action": "hitung"}).status_code == 200
    )


def test_what_is_too_large_is_refused_before_it_is_read(client: Client) -> None:
    response = client.post(PAGE, {"json": "x" * limits.MOST_BYTES})

    assert response.status_code == 413


def test_too_many_calculations_in_a_minute_are_refused(client: Client) -> None:
    fields = {**example(client, "nrw"), "action": "hitung"}
    with patch.object(limits, "MOST_A_MINUTE", 3):
        codes = [client.post(PAGE, fields).status_code for _ in range(5)]

    assert codes == [200, 200, 200, 429, 429]


def test_another_address_has_its_own_count(client: Client) -> None:
    fields = {**example(client, "nrw"), "action": "hitung"}
    with patch.object(limits, "MOST_A_MINUTE", 1):
        codes = [client.post(PAGE, fields).status_code for _ in range(2)]
        other = client.post(PAGE, fields, REMOTE_ADDR="10.0.0.9").status_code

    assert (codes, other) == ([200, 429], 200)


def test_reading_is_never_refused(client: Client) -> None:
    with patch.object(limits, "MOST_A_MINUTE", 1):
        codes = {client.get(PAGE).status_code for _ in range(4)}

    assert codes == {200}


def test_too_many_rows_are_refused_with_a_way_out(client: Client) -> None:
    needs = ",".join(
        f'{{"id": "{n}", "required": 1, "present": 0, "people": 1}}' for n in range(1001)
    )
    sent = {"json": f'{{"needs": [{needs}]}}', "action": "json"}

    response = client.post("/hitung/competency-gap/", sent)

    assert response.status_code == 422
    assert "paling banyak 1000 baris" in response.content.decode()


def test_a_horizon_that_takes_too_long_is_refused_at_its_table(client: Client) -> None:
    fields = {**example(client, "feasibility"), "t-flows-0-year": "1950"}

    response = client.post("/hitung/feasibility/", {**fields, "action": "hitung"})

    assert response.status_code == 422
    assert 'id="t-flows-0-year-error"' in response.content.decode()


def test_a_workbook_that_would_be_too_large_is_refused_with_a_way_out(
    client: Client,
) -> None:
    rows = {"n-needs": "301"}
    for number in range(301):
        rows |= {
            f"t-needs-{number}-{key}": "1" for key in ("required", "present", "people")
        }
        rows[f"t-needs-{number}-id"] = str(number)

    response = client.post("/hitung/competency-gap/", {**rows, "action": "xlsx"})

    assert response.status_code == 422
    assert "paling banyak 300 baris" in response.content.decode()


def test_a_search_that_takes_too_long_is_refused_at_its_field(client: Client) -> None:
    fields = {**example(client, "schedule"), "s-time_limit_s": "3600"}

    response = client.post("/hitung/schedule/", {**fields, "action": "hitung"})

    assert response.status_code == 422
    assert 'id="s-time_limit_s-error"' in response.content.decode()
