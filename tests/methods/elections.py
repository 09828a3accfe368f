"""Random elections, the same ones in every run, and files in the .pb format."""

from random import Random
from typing import Any

CITY = """META
key;value
description;Musyawarah kelurahan
country;Indonesia
num_projects;5
num_votes;8
budget;900
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;votes;name;selected
1;400;5;"Jalan; tahap 1";1
2;300;4;Taman;1
3;250;4;Posyandu;0
4;200;3;Drainase;1
5;150;1;Lampu;0
VOTES
voter_id;age;sex;vote
1;34;F;1,2
2;51;M;1,2
3;27;F;1,2,4
4;63;M;1,3
5;45;F;1,3
6;39;F;3,4
7;22;M;3,4,2
8;70;M;5
"""
"""A small election as a city would publish it."""

POINTS = """META
key;value
budget;100
vote_type;scoring
PROJECTS
project_id;cost
a;60
b;50
VOTES
voter_id;vote;points
1;a,b;5,1
2;b;4
"""


SMALL: dict[str, Any] = {
    "budget": 100,
    "projects": [{"id": "a", "cost": 60}, {"id": "b", "cost": 40}],
    "votes": [["a"], ["a", "b"], ["b"]],
}


def election(seed: int) -> dict[str, Any]:
    """Make an election with votes; costs and popularity differ widely."""
    dice = Random(seed)  # noqa: S311
    count = dice.randint(3, 12)
    projects = [{"id": f"p{n:02d}", "cost": dice.randint(5, 200)} for n in range(count)]
    popular = [dice.random() for _ in projects]
    ids = [each["id"] for each in projects]
    votes = [
        sorted({*dice.choices(ids, popular, k=dice.randint(1, 4))})
        for _ in range(dice.randint(3, 60))
    ]
    budget = max(1, sum(each["cost"] for each in projects) * dice.randint(2, 7) // 10)
    return {"budget": budget, "projects": projects, "votes": votes}


def as_pb(data: dict[str, Any]) -> str:
    """Write an election with votes as a .pb file."""
    lines = ["META", "key;value", f"budget;{data['budget']}", "vote_type;approval"]
    lines += ["description;x", "country;x", "unit;x", "instance;x", "rule;greedy"]
    lines += [f"num_projects;{len(data['projects'])}", f"num_votes;{len(data['votes'])}"]
    lines += ["date_begin;2026", "date_end;2026"]
    lines += ["PROJECTS", "project_id;cost"]
    lines += [f"{each['id']};{each['cost']}" for each in data["projects"]]
    lines += ["VOTES", "voter_id;vote"]
    lines += [f"{n};{','.join(vote)}" for n, vote in enumerate(data["votes"])]
    return "\n".join(lines) + "\n"
