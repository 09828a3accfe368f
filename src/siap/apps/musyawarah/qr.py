"""The address of a link as a picture for cameras."""

import segno


def qr_picture(address: str) -> str:
    """
    Draw an address as a QR code.

    Args:
        address: Whole, with its scheme.

    Returns:
        SVG without styles of its own and without a size: the sheet gives it one.
    """
    made = segno.make(address, error="q", micro=False)
    picture: str = made.svg_inline(
        omitsize=True, border=2, dark="#17211f", light="#ffffff", svgclass=None
    )
    return picture
