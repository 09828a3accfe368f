"""The thread of a plan, its loose ends and its picture; two versions side by side."""

from methodology.content_of_example import example
from siap.diagrams import Diagram, draw
from siap.methodology.content import Content, ContentRow
from siap.methodology.library import edition
from siap.methodology.loose_ends import loose_ends
from siap.methodology.thread import Thread
from siap.methodology.thread_picture import MOST_OF_A_TYPE, thread_picture
from siap.methodology.versions import content_of, difference, stored_content

CARDS, CLUSTERS = "w09-issue-cards.cards", "w09-issue-cards.clusters"
DECISION, GAPS = "w10-issue-ranking.decision", "w11-quantitative-gap.gaps"
CAUSES, SOLUTIONS = "w18-diagnosis.causes", "w19-integrated-solutions.solutions"
ACTIONS, RESULTS = "w31-action-scheme.actions", "w32-logframe.results"


def a_whole_thread() -> dict[str, list[ContentRow]]:
    return {
        CARDS: [ContentRow("k", {"text": "Air sering mati", "cluster": "i"})],
        CLUSTERS: [ContentRow("i", {"title": "Aliran air"})],
        DECISION: [ContentRow("form", {"main_issue": "i"}, "form")],
        GAPS: [ContentRow("g", {"issue": "form", "strategic": True})],
        CAUSES: [
            ContentRow("c", {"statement": "Pompa tua", "gap": "g"}),
            ContentRow("c2", {"statement": "Tak dirawat", "parent": "c"}),
        ],
        SOLUTIONS: [
            ContentRow("s", {"title": "Ganti pompa", "causes": ["c2"], "chosen": True})
        ],
        ACTIONS: [ContentRow("t", {"title": "Membeli pompa", "solution": "s"})],
        RESULTS: [ContentRow("l", {"statement": "Pompa terpasang", "action": "t"})],
    }


def paths(reached: object) -> list[str]:
    assert isinstance(reached, dict)
    return list(reached)


def test_a_budgeted_action_leads_back_to_the_card_and_the_card_on_to_the_logframe() -> None:
    thread = Thread(Content(edition(), a_whole_thread()))

    back = thread.origins(f"{ACTIONS}#t")
    on = thread.outcomes(f"{CARDS}#k")

    assert paths(back) == [SOLUTIONS, CAUSES, GAPS, DECISION, CLUSTERS, CARDS]
    assert paths(on) == [CLUSTERS, DECISION, GAPS, CAUSES, SOLUTIONS, ACTIONS, RESULTS]
    assert [knot.title for knot in on[CLUSTERS]] == ["Aliran air"]


def test_a_circle_of_references_ends() -> None:
    rows = a_whole_thread()
    rows[CAUSES][0] = ContentRow(
        "c", {"statement": "Pompa tua", "gap": "g", "parent": "c2"}
    )

    reached = Thread(Content(edition(), rows)).origins(f"{CAUSES}#c2")

    assert GAPS in reached


def test_a_reference_to_a_row_that_is_gone_is_left_out() -> None:
    rows = a_whole_thread()
    rows[SOLUTIONS] = []

    assert Thread(Content(edition(), rows)).origins(f"{ACTIONS}#t") == {}


def ends(rows: dict[str, list[ContentRow]]) -> dict[str, list[str]]:
    found = loose_ends(Content(edition(), rows), worksheets=edition().worksheets)
    return {
        one.rule.path + " " + one.rule.way: [k.row_id for k in one.knots] for one in found
    }


def test_a_whole_thread_has_no_loose_end() -> None:
    assert ends(a_whole_thread()) == {}


def test_each_break_in_the_thread_is_named() -> None:
    rows = a_whole_thread()
    rows[CARDS] = [ContentRow("k", {"text": "Air sering mati"})]
    rows[SOLUTIONS] = [ContentRow("s", {"title": "Ganti pompa", "chosen": True})]
    rows[RESULTS] = [
        ContentRow(kind, {"statement": "Aliran naik", "type": kind})
        for kind in ("outcome", "output", "activity")
    ]

    assert ends(rows) == {
        f"{CARDS} on": ["k"],
        f"{CAUSES} on": ["c2"],
        f"{ACTIONS} back": ["t"],
        f"{ACTIONS} on": ["t"],
        f"{RESULTS} on": ["outcome", "output"],
    }


def test_rules_about_worksheets_that_the_guide_does_not_know_do_not_apply() -> None:
    rows = a_whole_thread()
    rows[CARDS] = [ContentRow("k", {"text": "Air sering mati"})]

    found = loose_ends(Content(edition(), rows), worksheets=["w31-action-scheme"])

    assert found == []


def test_the_picture_of_a_thread_is_drawn_and_bounded() -> None:
    rows = a_whole_thread()
    rows[CARDS] = [
        ContentRow(f"k{n}", {"text": f"Kartu {n}", "cluster": "i"}) for n in range(30)
    ]
    thread = Thread(Content(edition(), rows))

    data = thread_picture(thread, f"{ACTIONS}#t")
    svg = draw(Diagram("thread", "Benang merah", data), width="phone")

    nodes = data["nodes"]
    assert isinstance(nodes, list)
    assert sum(node["type"] == "card" for node in nodes) == MOST_OF_A_TYPE
    assert "Membeli pompa" in svg.desc


def test_content_comes_back_from_a_version_as_it_was() -> None:
    content = example("w31-action-scheme")

    again = content_of(stored_content(content), edition())

    assert again.rows == content.rows


def test_a_version_compared_with_itself_has_no_difference() -> None:
    content = example("w31-action-scheme")
    worksheet = edition().worksheet("w31-action-scheme")

    assert difference(worksheet, content, content) == []


def test_another_order_alone_is_no_difference() -> None:
    worksheet = edition().worksheet("w09-issue-cards")
    rows = a_whole_thread()
    more = {**rows, CLUSTERS: [*rows[CLUSTERS], ContentRow("j", {"title": "Tarif"})]}
    turned = {**more, CLUSTERS: list(reversed(more[CLUSTERS]))}

    assert difference(worksheet, Content(edition(), more), Content(edition(), turned)) == []
