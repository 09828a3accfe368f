"""Pictures in a Word document: pixels for every reader, the drawing for those who can."""

from typing import Final

from siap.rendering.docx_xml import REL, Element, etree, w

EMU_PER_POINT: Final = 12_700

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/"
_WP: Final = _DRAWING + "wordprocessingDrawing"
_A: Final = _DRAWING + "main"
_PIC: Final = _DRAWING + "picture"
_ASVG: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_MAP: Final = {"wp": _WP, "a": _A, "pic": _PIC, "r": REL}


def drawing(
    relations: tuple[str, str], size: tuple[float, float], alt: str, number: int
) -> Element:
    """
    Write a picture that stands in a line of text.

    Args:
        relations: Ids of the pixels and of the drawing; an empty one for pixels only.
        size: Width and height in points.
        alt: What it shows, in words.
        number: Unique in the document.

    Returns:
        A run.
    """
    wide, high = (str(round(each * EMU_PER_POINT)) for each in size)
    named = {"id": str(number), "name": f"Gambar {number}", "descr": alt}
    inline = _node(_WP, "inline", distT="0", distB="0", distL="0", distR="0")
    inline.append(_node(_WP, "extent", cx=wide, cy=high))
    inline.append(_node(_WP, "docPr", **named))
    graphic = etree.SubElement(inline, f"{{{_A}}}graphic")
    data = etree.SubElement(graphic, f"{{{_A}}}graphicData", uri=_PIC)
    picture = etree.SubElement(data, f"{{{_PIC}}}pic")
    naming = etree.SubElement(picture, f"{{{_PIC}}}nvPicPr")
    naming.append(_node(_PIC, "cNvPr", **named))
    naming.append(_node(_PIC, "cNvPicPr"))
    picture.append(_fill(*relations))
    picture.append(_shape(wide, high))
    made = w("drawing")
    made.append(inline)
    return w("r", made)


def _fill(pixels: str, svg: str) -> Element:
    fill = _node(_PIC, "blipFill")
    blip = etree.SubElement(fill, f"{{{_A}}}blip")
    blip.set(f"{{{REL}}}embed", pixels)
    if svg:
        extensions = etree.SubElement(blip, f"{{{_A}}}extLst")
        extension = etree.SubElement(extensions, f"{{{_A}}}ext", uri=_SVG_EXTENSION)
        drawn = etree.SubElement(extension, f"{{{_ASVG}}}svgBlip", nsmap={"asvg": _ASVG})
        drawn.set(f"{{{REL}}}embed", svg)
    stretch = etree.SubElement(fill, f"{{{_A}}}stretch")
    etree.SubElement(stretch, f"{{{_A}}}fillRect")
    return fill


def _shape(wide: str, high: str) -> Element:
    shape = _node(_PIC, "spPr")
    frame = etree.SubElement(shape, f"{{{_A}}}xfrm")
    etree.SubElement(frame, f"{{{_A}}}off", x="0", y="0")
    etree.SubElement(frame, f"{{{_A}}}ext", cx=wide, cy=high)
    geometry = etree.SubElement(shape, f"{{{_A}}}prstGeom", prst="rect")
    etree.SubElement(geometry, f"{{{_A}}}avLst")
    return shape


def _node(namespace: str, name: str, /, **attributes: str) -> Element:
    return etree.Element(f"{{{namespace}}}{name}", nsmap=_MAP, **attributes)
