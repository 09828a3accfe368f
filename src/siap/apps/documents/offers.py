"""Which papers a plan can have, and what each still waits for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext

from siap.apps.documents.builders.documents import formats_of
from siap.apps.documents.queries import PlanFacts, read_facts
from siap.apps.plans.models import Plan
from siap.methodology.document_outlines import Outline, outlines
from siap.methodology.guide_shapes import Stage, Topic
from siap.methodology.library import edition
from siap.methodology.paper_shapes import Paper
from siap.rendering.tree import Language

LONG: Final = frozenset({"plan", "workbook"})
ORDER: Final = (
    "terms", "invitation", "attendance-blank", "attendance", "minutes", "record",
)  # fmt: skip
"""Papers of a topic as they are needed: before the meeting, in it, after it."""
HELD: Final = frozenset({"held", "agreed"})


@dataclass(frozen=True)
class Gap:
    """Something that a paper still lacks, and where to mend it."""

    text: str
    url: str


@dataclass(frozen=True)
class Offer:
    """A paper that can be had, with its gaps."""

    kind: str
    subject: str
    title: str
    summary: str
    formats: tuple[str, ...]
    gaps: tuple[Gap, ...]
    url: str


@dataclass(frozen=True)
class TopicOffers:
    """The papers of one topic."""

    topic: Topic
    offers: tuple[Offer, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class Group:
    """The papers of the whole plan (no stage), or those of a stage."""

    stage: Stage | None
    offers: tuple[Offer, ...]
    topics: tuple[TopicOffers, ...] = ()


def offers_of(plan: Plan, language: Language) -> list[Group]:
    """
    List every paper of a plan.

    Args:
        plan: The plan; the caller has asked whether the person may print it.
        language: Of titles and summaries.

    Returns:
        The papers of the whole plan first, then stage by stage. A paper whose chief
        worksheet is neither in the guide nor filled is left out.
    """
    library = edition(plan.edition)
    named = {path.partition(".")[0] for each in _papers() for path in each.needs}
    read = {sheet for each in _papers() for sheet in each.reads[:1]}
    wanted = [library.worksheet(key) for key in sorted(named | read)]
    return _Listing(read_facts(plan, wanted, team=False), language).groups()


def _papers() -> list[Paper]:
    return [each.paper for each in outlines().values()]


def offers_in(facts: PlanFacts, language: Language) -> list[Offer]:
    """The papers of the whole plan from facts that were read before, stage by stage."""
    groups = _Listing(facts, language).groups()
    return [offer for group in groups for offer in group.offers]


class _Listing:
    """The offers of one plan for one reader."""

    def __init__(self, facts: PlanFacts, language: Language) -> None:
        self.facts = facts
        self.language = language
        self.known: Mapping[str, str] = {each.id: each.number for each in facts.worksheets}

    def groups(self) -> list[Group]:
        """The whole plan, then its stages."""
        by_home: dict[int, list[Offer]] = {}
        for each in outlines().values():
            home = self._home(each)
            if home is not None:
                by_home.setdefault(home, []).append(self._offer(each))
        stages = [
            Group(stage, tuple(by_home.get(stage.number, ())), self._topics(stage))
            for stage in self.facts.guide.stages
        ]
        whole = sorted(by_home.get(0, ()), key=lambda offer: offer.kind != "plan")
        return [Group(None, tuple(whole)), *stages]

    def _home(self, each: Outline) -> int | None:
        """The number of its stage; 0 for the whole plan, None where it does not belong."""
        if each.paper.about != "plan":
            return None
        if not each.paper.reads or each.paper.named == "plan":
            return 0
        number = self.known.get(each.paper.reads[0])
        if number is None:
            return None
        for stage in self.facts.guide.stages:
            if any(number in topic.worksheets for topic in stage.topics):
                return stage.number
        return 0

    def _offer(self, each: Outline, topic: str = "") -> Offer:
        subject = [topic] if topic else []
        plan = self.facts.plan
        summary = each.paper.summary
        return Offer(
            kind=each.id,
            subject=topic,
            title=each.title.in_language(self.language),
            summary=summary.in_language(self.language) if summary else "",
            formats=formats_of(each.id),
            gaps=tuple(self._gaps(each.paper, topic)),
            # The plan is long: it has a page of its own, with the preview one step on.
            url=reverse("documents:plan", args=[plan.pk])
            if each.id in LONG
            else reverse("documents:paper", args=[plan.pk, each.id, *subject]),
        )

    def _topics(self, stage: Stage) -> tuple[TopicOffers, ...]:
        about = [each for each in outlines().values() if each.paper.about == "topic"]
        about.sort(
            key=lambda each: ORDER.index(each.id) if each.id in ORDER else len(ORDER)
        )
        found = []
        for topic in stage.topics:
            offers = tuple(self._offer(each, topic.key) for each in about)
            gaps = dict.fromkeys(gap for offer in offers for gap in offer.gaps)
            found.append(TopicOffers(topic, offers, tuple(gaps)))
        return tuple(found)

    def _gaps(self, paper: Paper, topic: str) -> Iterator[Gap]:
        library = self.facts.sheets.content.edition
        for path in paper.needs:
            worksheet, part = library.part(path)
            if self.facts.sheets.content.of(path):
                continue
            named = part.title_en if self.language == "en" else part.title
            text = gettext("{number} belum diisi: {part}").format(
                number=worksheet.number, part=named
            )
            yield Gap(text, self._url("worksheets:sheet", worksheet.id))
        for awaited in paper.awaits:
            if not self._is_there(awaited, topic):
                yield self._awaited(awaited, topic)

    def _is_there(self, awaited: str, topic: str) -> bool:
        if awaited == "lead-partner":
            return self.facts.plan.lead_partner_id is not None
        if awaited == "meeting":
            return any(each.topic_key == topic for each in self.facts.meetings)
        record = self.facts.topics.get(topic)
        return record is not None and record.state in HELD

    def _awaited(self, awaited: str, topic: str) -> Gap:
        if awaited == "lead-partner":
            url = self._url("framework:plan")
            return Gap(gettext("Mitra utama belum ditetapkan"), url)
        if awaited == "meeting":
            url = self._url("calendars:work_calendar")
            return Gap(gettext("Tanggal pertemuan belum ditetapkan"), url)
        text = gettext("Hasil pertemuan belum dicatat")
        return Gap(text, self._url("framework:topic", topic))

    def _url(self, name: str, *subject: str) -> str:
        return reverse(name, args=[self.facts.plan.pk, *subject])


def _place(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else 0


def complete_of(groups: Sequence[Group]) -> tuple[int, int]:
    """
    Count the papers that lack nothing.

    Returns:
        How many lack nothing, and how many there are; papers of topics are not counted.
    """
    offers = [offer for group in groups for offer in group.offers]
    return sum(not offer.gaps for offer in offers), len(offers)
