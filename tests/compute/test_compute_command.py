"""`siap compute` from the shell: lists, schemas, errors, many lines, speed of the start."""

import io
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from siap.methods.exchange import write
from siap.methods.registry import METHODS
from siap.project import cli

GRID = b'{"stakeholders": [{"id": "a", "interest": 4.10, "influence": 2}], "cut": 3}'


class Streams:
    """Bytes in and out, as the command sees them."""

    def __init__(self, given: bytes) -> None:
        self.stdin = io.TextIOWrapper(io.BytesIO(given))
        self.stdout = io.TextIOWrapper(io.BytesIO())
        self.stderr = io.TextIOWrapper(io.BytesIO())

    def written(self, name: str) -> str:
        stream = getattr(self, name)
        stream.flush()
        text: str = stream.buffer.getvalue().decode()
        return text


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Any:
    def start(*arguments: str, given: bytes = b"") -> tuple[int, str, str]:
        streams = Streams(given)
        for name in ("stdin", "stdout", "stderr"):
            monkeypatch.setattr(sys, name, getattr(streams, name))
        status = cli.main(["compute", *arguments])
        return status, streams.written("stdout"), streams.written("stderr")

    return start


def test_the_list_names_each_method_on_a_line_of_its_own(run: Any) -> None:
    status, out, err = run("--list")

    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == list(METHODS)


def test_the_list_speaks_english_when_asked(run: Any) -> None:
    _, out, _ = run("--list", "--lang", "en")

    assert METHODS["gap"].summary.en in out


@pytest.mark.parametrize("name", list(METHODS))
def test_each_example_goes_through_the_command_as_json(run: Any, name: str) -> None:
    _, example, _ = run(name, "--example")

    status, out, err = run(name, given=example.encode())

    assert (status, err) == (0, "")
    assert out.count("\n") == 1
    assert json.loads(out)["method"] == name


@pytest.mark.parametrize("name", list(METHODS))
def test_each_schema_is_json_with_input_and_output(run: Any, name: str) -> None:
    status, out, _ = run(name, "--schema")

    schema = json.loads(out)
    assert status == 0
    assert schema["input"]["type"] == schema["output"]["type"] == "object"
    assert schema["input"]["properties"]


def test_numbers_keep_their_digits_on_the_way_through(run: Any) -> None:
    given = b'{"distributed": 0.3, "sold": 0.1}'

    _, out, _ = run("nrw", given=given)

    assert '"volume": 0.2,' in out


def test_a_refusal_is_one_json_object_on_standard_error_and_status_two(run: Any) -> None:
    given = GRID.replace(b"4.10", b'"4,1"')

    status, out, err = run("stakeholder-grid", given=given)

    error = json.loads(err)["error"]
    assert (status, out) == (2, "")
    assert set(error) == {"code", "where", "message"}
    assert error["code"] == "number-as-text"
    assert error["where"] == "stakeholders[0].interest"
    assert "teks" in error["message"]


@pytest.mark.parametrize("flag", [["--lang", "en"], ["--lang=en"]])
def test_a_refusal_speaks_english_when_asked(run: Any, flag: list[str]) -> None:
    _, _, err = run("stakeholder-grid", *flag, given=b"{}")

    assert json.loads(err)["error"]["message"] == "A value is missing here. Fill it in."


@pytest.mark.parametrize(
    ("given", "code", "where"),
    [
        (b"", "not-json", ""),
        (b"{", "not-json", ""),
        (b"\xff", "not-utf8", ""),
        (b"[]", "wrong-type", ""),
        (b"[" * 100_000, "nested-too-deeply", ""),
        (b'{"cut": 3, "cut": 4}', "duplicate-key", ""),
        (GRID.replace(b"4.10", b"NaN"), "not-finite", "stakeholders[0].interest"),
        (GRID.replace(b"4.10", b"-Infinity"), "not-finite", "stakeholders[0].interest"),
        (GRID.replace(b"4.10", b"1e999"), "number-too-long", "stakeholders[0].interest"),
        (GRID.replace(b"4.10", b"9" * 5000), "number-too-long", ""),
        (GRID.replace(b"4.10", b"0.99"), "out-of-range", "stakeholders[0].interest"),
        (GRID.replace(b"cut", b"potong"), "unknown-key", "potong"),
        (GRID.replace(b"4.10", b"null"), "missing", "stakeholders[0].interest"),
    ],
)
def test_bad_text_is_refused_with_code_and_place_never_a_traceback(
    run: Any, given: bytes, code: str, where: str
) -> None:
    status, out, err = run("stakeholder-grid", given=given)

    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    error = json.loads(err)["error"]
    assert (error["code"], error["where"]) == (code, where)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["no-such-method"], "unknown-method"),
        ([], "bad-arguments"),
        (["gap", "--colour"], "bad-arguments"),
        (["gap", "--lang", "fr"], "bad-arguments"),
        (["gap", "--input", "/no/such/file"], "cannot-read-file"),
    ],
)
def test_a_wrong_command_line_is_refused_in_the_same_form(
    run: Any, arguments: list[str], code: str
) -> None:
    status, out, err = run(*arguments)

    assert (status, out) == (2, "")
    assert json.loads(err)["error"]["code"] == code


def test_a_byte_order_mark_does_no_harm(run: Any) -> None:
    status, _, _ = run("stakeholder-grid", given=b"\xef\xbb\xbf" + GRID)

    assert status == 0


def test_input_may_come_from_a_file(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "masukan.json"
    path.write_bytes(GRID)

    status, out, _ = run("stakeholder-grid", "--input", str(path))

    assert status == 0
    assert json.loads(out)["quadrant"] == {"a": "keep-informed"}


def test_many_lines_give_one_line_each_and_a_bad_one_stops_nothing(run: Any) -> None:
    given = b"\n".join([GRID, b"{oops", b"", GRID.replace(b"4.10", b"9"), GRID])

    status, out, err = run("stakeholder-grid", "--lines", given=given)

    lines = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (2, "")
    assert [line.get("line") for line in lines] == [None, 2, 4, None]
    assert [line["error"]["code"] for line in lines if "error" in line] == [
        "not-json",
        "out-of-range",
    ]


def test_many_good_lines_end_well(run: Any) -> None:
    status, out, _ = run("stakeholder-grid", "--lines", given=GRID + b"\n" + GRID)

    assert status == 0
    assert out.count("\n") == 2


def test_a_lone_surrogate_in_a_name_comes_out_as_json_again(run: Any) -> None:
    status, out, _ = run("stakeholder-grid", given=GRID.replace(b'"a"', b'"\\ud800"'))

    assert status == 0
    assert json.loads(out)["quadrant"] == {"\ud800": "keep-informed"}


def test_an_unknown_subcommand_names_the_known_ones(capsys: Any) -> None:
    status = cli.main(["hitung"])

    assert status == 2
    assert "siap compute" in capsys.readouterr().err


def test_help_ends_well(capsys: Any) -> None:
    assert cli.main(["--help"]) == 0
    assert "siap compute" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["stakeholder-grid", "gap"])
def test_a_calculation_imports_neither_django_nor_the_other_methods(name: str) -> None:
    program = (
        "import sys, io, json; from siap.methods.registry import METHODS; "
        f"from siap.methodology.calculation import compute; compute({name!r}, "
        f"METHODS[{name!r}].example); print(*sys.modules)"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    ).stdout.split()

    assert not [module for module in loaded if module.split(".")[0] == "django"]
    assert "siap.methods.feasibility" not in loaded


def test_a_reader_that_goes_away_causes_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "baris.jsonl"
    path.write_bytes((GRID + b"\n") * 5000)
    command = "import sys; from siap.project.cli import main; sys.exit(main())"
    arguments = ["compute", "stakeholder-grid", "--lines", "--input", str(path)]

    process = subprocess.Popen(
        [sys.executable, "-c", command, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    process.wait(60)

    assert b"Traceback" not in error


def test_every_output_number_is_exact() -> None:
    assert write(Decimal("1E-7")) == "0.0000001"
    assert write({"a": [True, None, Decimal("2.50"), 'kutip "x"']}) == (
        '{"a": [true, null, 2.50, "kutip \\"x\\""]}'
    )
    with pytest.raises(TypeError):
        write(0.1)
