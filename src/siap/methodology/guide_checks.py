"""What a guide names must be there: topics, worksheets, roles, other guides."""

from collections import Counter
from collections.abc import Iterable, Iterator

from siap.methodology.guide_shapes import Branch, Session, Stage, Topic
from siap.methodology.library import Edition, Guide
from siap.methodology.problems import Problem

STAGE_NUMBERS = (1, 2, 3, 4, 5, 6, 7)


def guide_problems(edition: Edition, guide: Guide) -> Iterator[Problem]:
    """
    Check one guide against its edition.

    Args:
        edition: Where worksheets, roles and other guides are.
        guide: One of its guides.

    Yields:
        What is wrong, stage by stage.
    """
    head = f"guides/{guide.head.key}/guide.yaml"
    numbers = tuple(stage.number for stage in guide.stages)
    if numbers != STAGE_NUMBERS:
        yield Problem(head, "", f"the stages must be 1 to 7, not {numbers}")
    if edition.guides.get(guide.head.key) is not guide:
        yield Problem(head, "key", "must be the name of the folder")
    earlier: list[str] = []
    for stage in guide.stages:
        file = f"guides/{guide.head.key}/stage-{stage.number}.yaml"
        yield from _keys_of(stage, file)
        for topic in stage.topics:
            for where, message in _topic(edition, guide, topic, earlier):
                yield Problem(file, f"topics.{topic.key}.{where}", message)
            earlier.append(topic.key)


def _keys_of(stage: Stage, file: str) -> Iterator[Problem]:
    for key, count in Counter(topic.key for topic in stage.topics).items():
        if count > 1:
            yield Problem(file, f"topics.{key}", "key written twice")
        if key.partition(".")[0] != str(stage.number):
            yield Problem(file, f"topics.{key}", f"does not belong to stage {stage.number}")


_Faults = Iterator[tuple[str, str]]


def _topic(edition: Edition, guide: Guide, topic: Topic, earlier: list[str]) -> _Faults:
    yield from _missing("worksheets", topic.worksheets, edition.by_number, "worksheet")
    yield from _missing("participants", topic.participants, edition.roles, "role")
    roles = (rule.role for rule in topic.follow_up)
    yield from _missing("follow_up", roles, edition.roles, "role")
    for key in topic.starts_from:
        if key not in guide.topics:
            yield "starts_from", f"no topic {key}"
        elif key not in earlier:
            yield "starts_from", f"topic {key} does not come before"
    yield from _outputs(topic)
    yield from _sessions(topic.sessions, topic)
    if topic.branch is not None:
        yield from _branch(edition, guide, topic.branch)


def _outputs(topic: Topic) -> _Faults:
    for key, count in Counter(output.key for output in topic.outputs).items():
        if count > 1:
            yield f"outputs.{key}", "key written twice"
    for output in topic.outputs:
        if output.worksheet is not None and output.worksheet not in topic.worksheets:
            yield (
                f"outputs.{output.key}",
                f"{output.worksheet} is not a worksheet of the topic",
            )


def _sessions(sessions: Iterable[Session], topic: Topic) -> _Faults:
    for number, session in enumerate(sessions):
        for place, item in enumerate(session.agenda):
            if item.worksheet is not None and item.worksheet not in topic.worksheets:
                where = f"sessions.{number}.agenda.{place}"
                yield where, f"{item.worksheet} is not a worksheet of the topic"


def _branch(edition: Edition, guide: Guide, branch: Branch) -> _Faults:
    for option in branch.options:
        where = f"branch.options.{option.key}"
        if option.guide is not None and option.guide not in edition.guides:
            yield where, f"no guide {option.guide}"
        for key in option.skips:
            if key not in guide.topics:
                yield where, f"no topic {key}"


def _missing(where: str, named: Iterable[str], known: Iterable[str], what: str) -> _Faults:
    there = set(known)
    for name in named:
        if name not in there:
            yield where, f"no {what} {name}"
