"""Addresses under which people on the same network find this machine."""

import socket

import segno


def lan_address() -> str | None:
    """
    The address of this machine on the local network.

    Asks the system which address it would use; nothing is sent.

    Returns:
        An IPv4 address; None without a network.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
        except OSError:
            return None
        address: str = probe.getsockname()[0]
    return None if address.startswith(("127.", "0.")) else address


def qr_code(address: str) -> str:
    """An address as a QR code of block characters for a terminal."""
    lines = []
    matrix = [list(row) for row in segno.make(address, error="m").matrix_iter(border=2)]
    if len(matrix) % 2:
        matrix.append([0] * len(matrix[0]))
    for upper, lower in zip(matrix[::2], matrix[1::2], strict=True):
        pairs = zip(upper, lower, strict=True)
        # Light modules are drawn, so that the code is right on a dark terminal.
        lines.append("".join(" ▄▀█"[(not top) * 2 + (not bottom)] for top, bottom in pairs))
    return "\n".join(lines)


def is_port_free(host: str, port: int) -> bool:
    """Whether nothing listens on a port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
