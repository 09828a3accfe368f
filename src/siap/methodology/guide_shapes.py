"""Shapes of a guide: stage, topic, session, agenda item."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from siap.methodology.shapes import Key, Sentence, Shape

TopicKey = Annotated[str, StringConstraints(pattern=r"^[1-7]\.[1-9]$")]
WorksheetNumber = Annotated[str, StringConstraints(pattern=r"^W(0[1-9]|[1-3][0-9]|40)$")]

AgendaKind = Literal[
    "review",
    "presentation",
    "question-and-answer",
    "brainstorm",
    "group-work",
    "gallery-walk",
    "plenary",
    "ranking",
    "scoring",
    "agreement",
    "follow-up",
]


class Grouping(Shape):
    """
    How people split for an agenda item.

    `count` groups, filled `by` side (provider, user), subject, role, or at random but
    balanced; `subjects` names each group's subject when there is one.
    """

    count: Annotated[int, Field(ge=2, le=12)] | None = None
    by: Literal["side", "subject", "role", "random"]
    subjects: tuple[Sentence, ...] = ()


class AgendaItem(Shape):
    """One step of a session; `minutes` only where the source gives or implies them."""

    kind: AgendaKind
    title: Sentence
    minutes: Annotated[int, Field(ge=1, le=480)] | None = None
    what: Sentence | None = None
    questions: tuple[Sentence, ...] = ()
    groups: Grouping | None = None
    worksheet: WorksheetNumber | None = None


class Session(Shape):
    """A part of a topic held in one go."""

    title: Sentence
    agenda: Annotated[tuple[AgendaItem, ...], Field(min_length=1)]


class Time(Shape):
    """How often and how long a topic meets; `note` says where the sources disagree."""

    meetings: Annotated[int, Field(ge=1, le=10)]
    hours: Annotated[Decimal, Field(gt=0, le=12)]
    note: Sentence | None = None


class Output(Shape):
    """Something that a topic brings about; held in a worksheet where there is one."""

    key: Key
    title: Sentence
    title_en: Sentence
    worksheet: WorksheetNumber | None = None


class FollowUpRule(Shape):
    """A task that follows from a topic: who does it, how many days later."""

    what: Sentence
    role: Key
    days: Annotated[int, Field(ge=0, le=180)]


class BranchOption(Shape):
    """One way on: to another guide, or to topics that now count or no longer count."""

    key: Key
    title: Sentence
    title_en: Sentence
    guide: Key | None = None
    skips: tuple[TopicKey, ...] = ()
    prepares: tuple[Sentence, ...] = ()


class Branch(Shape):
    """A choice at the end of a topic that changes what follows."""

    question: Sentence
    options: Annotated[tuple[BranchOption, ...], Field(min_length=2)]


class Topic(Shape):
    """A topic with all that its sheet in the guide says."""

    key: TopicKey
    title: Sentence
    title_en: Sentence
    background: Sentence | None = None
    purpose: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    key_questions: tuple[Sentence, ...] = ()
    outputs: Annotated[tuple[Output, ...], Field(min_length=1)]
    participants: Annotated[tuple[Key, ...], Field(min_length=1)]
    facilitator: Sentence
    methods: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    materials: tuple[Sentence, ...]
    tools: tuple[Sentence, ...]
    room: Sentence | None = None
    time: Time
    sessions: Annotated[tuple[Session, ...], Field(min_length=1)]
    follow_up: tuple[FollowUpRule, ...]
    worksheets: tuple[WorksheetNumber, ...]
    starts_from: tuple[TopicKey, ...] = ()
    branch: Branch | None = None
    note: Sentence | None = None


class Stage(Shape):
    """One of the seven stages, with what opens while it runs."""

    number: Annotated[int, Field(ge=1, le=7)]
    title: Sentence
    title_en: Sentence
    purpose: Sentence
    result: Sentence
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]


class Training(Shape):
    """The training that teaches stages one to five before the assistance meetings."""

    days: tuple[Annotated[int, Field(ge=1, le=14)], Annotated[int, Field(ge=1, le=14)]]
    technical_days: tuple[int, int] | None = None
    note: Sentence | None = None


class GuideHead(Shape):
    """What `guide.yaml` says; the stages lie beside it in files of their own."""

    key: Key
    version: Annotated[int, Field(ge=1)]
    title: Sentence
    title_en: Sentence
    service_field: Sentence
    summary: Sentence
    summary_en: Sentence
    for_whom: Sentence
    training: Training
    notes: tuple[Sentence, ...] = ()


class Role(Shape):
    """A standing participant role; `side` tells providers from users."""

    key: Key
    title: Sentence
    title_en: Sentence
    side: Literal["provider", "user", "leader", "support"]
    about: Sentence


class Roles(Shape):
    """The file of participant roles."""

    roles: tuple[Role, ...]
