"""A small edition that is right, to be made wrong in one place by a test."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from siap.methodology.guide_shapes import GuideHead, Role, Stage
from siap.methodology.library import Edition, Guide
from siap.methodology.worksheet_shapes import Worksheet

TEXT = "Contoh saja"
FIRST, SECOND = "w01-cards", "w02-choice"


def words(**more: Any) -> dict[str, Any]:
    return {"title": TEXT, "title_en": TEXT, **more}


def column(key: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return words(key=key, type=kind, **more)


def option(key: str) -> dict[str, Any]:
    return words(key=key)


CARDS: Mapping[str, Any] = words(
    id=FIRST,
    number="W01",
    purpose=TEXT,
    purpose_en=TEXT,
    parts=[
        words(
            key="cards",
            kind="table",
            unique=["text"],
            columns=[
                column("text"),
                column("size", "decimal"),
                column("cost", "yearly-money"),
                column("group", "choice", options=[option("new"), option("old")]),
            ],
        ),
    ],
    gives_to=["W02"],
)

CHOICE: Mapping[str, Any] = words(
    id=SECOND,
    number="W02",
    purpose=TEXT,
    purpose_en=TEXT,
    parts=[
        words(
            key="pairs",
            kind="matrix",
            matrix={
                "rows": "w01-cards.cards",
                "pairs": True,
                "cell": column(
                    "value", "choice", options=[option("a"), option("b"), option("tie")]
                ),
            },
        ),
        words(
            key="chosen",
            kind="form",
            columns=[
                column("card", "reference", rows="w01-cards.cards"),
                column("tie_rule", "choice", options=[option("half"), option("repeat")]),
            ],
        ),
        words(
            key="causes",
            kind="tree",
            columns=[column("statement")],
            nodes=[words(key="problem"), words(key="cause", under=["problem"])],
        ),
        words(
            key="steps",
            kind="flow",
            columns=[column("name")],
            lanes="w01-cards.cards",
        ),
    ],
    computes=[
        {
            "key": "ranking",
            "method": "pairwise-ranking",
            "title": TEXT,
            "title_en": TEXT,
            "inputs": {
                "issues": {"each": "w01-cards.cards", "as": "id"},
                "comparisons": {"pairs": "pairs", "as": "winner"},
                "tie_rule": {"setting": "chosen.tie_rule", "otherwise": "repeat"},
            },
            "shows": [words(field="wins", beside="w01-cards.cards")],
        }
    ],
    pictures=[
        {
            "key": "tree",
            "kind": "problem-tree",
            "title": TEXT,
            "title_en": TEXT,
            "each": "causes",
            "where": {"type": "problem"},
            "data": {
                "core": "statement",
                "causes": {"tree": "causes", "below": "$id", "as": {"text": "statement"}},
            },
        }
    ],
    checks=[
        {
            "key": "first",
            "rule": "has-each",
            "part": "causes",
            "column": "type",
            "values": ["problem"],
            "message": TEXT,
            "message_en": TEXT,
        },
    ],
)

TOPIC: Mapping[str, Any] = words(
    key="1.1",
    purpose=[TEXT],
    outputs=[words(key="cards", worksheet="W01")],
    participants=["official"],
    facilitator=TEXT,
    methods=[TEXT],
    materials=[],
    tools=[],
    time={"meetings": 1, "hours": 2},
    sessions=[{"title": TEXT, "agenda": [words(kind="review", worksheet="W01")]}],
    follow_up=[{"what": TEXT, "role": "official", "days": 3}],
    worksheets=["W01"],
)
# The agenda knows no English title.
del TOPIC["sessions"][0]["agenda"][0]["title_en"]


def topic(key: str, **more: Any) -> dict[str, Any]:
    return deepcopy(dict(TOPIC)) | {"key": key} | more


def guide(first: Mapping[str, Any] = TOPIC, numbers: str = "1234567") -> Guide:
    """A guide with one topic in each stage; `first` is that of stage 1."""
    stages = []
    for number in numbers:
        inside = dict(first) if number == "1" else topic(f"{number}.1")
        facts = words(number=int(number), purpose=TEXT, result=TEXT, topics=[inside])
        stages.append(Stage.model_validate(facts))
    head = words(
        key="small",
        version=1,
        service_field=TEXT,
        summary=TEXT,
        summary_en=TEXT,
        for_whom=TEXT,
        training={"days": [2, 3]},
    )
    return Guide(GuideHead.model_validate(head), tuple(stages))


def edition(
    cards: Mapping[str, Any] = CARDS,
    choice: Mapping[str, Any] = CHOICE,
    guided: Guide | None = None,
) -> Edition:
    """The edition with one of its files replaced."""
    sheets = [Worksheet.model_validate(dict(each)) for each in (cards, choice)]
    used = guided or guide()
    official = words(key="official", side="provider", about=TEXT)
    return Edition(
        key="mini",
        guides={"small": used},
        worksheets={sheet.id: sheet for sheet in sheets},
        roles={"official": Role.model_validate(official)},
    )


def changed(whole: Mapping[str, Any], path: str, value: object) -> dict[str, Any]:
    """A copy with the value at a path such as `parts.0.kind` replaced or added."""
    copy: Any = deepcopy(dict(whole))
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    inner = copy
    for step in steps:
        inner = inner[step]
    if isinstance(inner, list) and last == len(inner):
        inner.append(value)
    else:
        inner[last] = value
    return copy  # type: ignore[no-any-return]
