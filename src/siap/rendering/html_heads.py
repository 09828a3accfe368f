"""Head and proof of an office's paper in HTML."""

from siap.rendering.letterheads import code_picture
from siap.rendering.links import outer_link
from siap.rendering.markup import Html, join, lines, tag, text
from siap.rendering.tree import Document
from siap.rendering.words import WORDS


def head_html(document: Document) -> Html:
    """
    Write the head of an office's letters.

    Args:
        document: The paper, prepared.

    Returns:
        A `header`; nothing for a paper without a letterhead.
    """
    head = document.letterhead
    if head is None:
        return Html("")
    said = [tag("p", text(each), class_="paper-head-above") for each in head.above]
    said.append(tag("p", text(head.office), class_="paper-head-office"))
    if head.address:
        said.append(tag("p", lines(head.address), class_="paper-head-address"))
    return tag("header", logo_html(document), tag("div", *said), class_="paper-head")


def logo_html(document: Document) -> Html:
    """
    Write the emblem of an office.

    Args:
        document: The paper, prepared.

    Returns:
        An `img` that carries its pixels; nothing for an office without an emblem.
    """
    head = document.letterhead
    if head is None or not head.logo:
        return Html("")
    said = f"{WORDS[document.language]['logo']} {head.office}"
    source = f"data:image/png;base64,{head.logo}"
    return tag("img", src=source, alt=said, class_="paper-logo")


def proof_html(document: Document) -> Html:
    """
    Write how to find out whether a paper is genuine.

    Args:
        document: The paper, prepared.

    Returns:
        A block with the code and the address; nothing for a paper that was not issued.
    """
    proof = document.proof
    if proof is None:
        return Html("")
    picture = code_picture(proof)
    code = tag("div", Html(picture.text), role="img", aria_label=picture.desc)
    title = proof.title or WORDS[document.language]["genuine"]
    said = [tag("p", text(title), class_="paper-proof-title")]
    said += [tag("p", text(each)) for each in proof.lines]
    link = tag("a", text(proof.address), href=outer_link(proof.address))
    return tag("div", code, tag("div", join(*said), tag("p", link)), class_="paper-proof")
