"""SMS gateways: how each calls us, proves itself, is answered, and is told to send."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from siap.kernel.digits import whole_number

STALE: Final = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class Call:
    """A call of a gateway; header names in small letters."""

    url: str
    query: Mapping[str, str]
    form: Mapping[str, str]
    body: bytes
    headers: Mapping[str, str]

    def get(self, *names: str) -> str:
        """The first of some arguments that is there, in the body or in the address."""
        for name in names:
            value = self.form.get(name) or self.query.get(name)
            if value:
                return value
        return ""


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """
    One SMS. `external_id` is empty where the gateway gives none that is its alone.

    `part` is (reference, how many, which) of a long message in pieces.
    """

    sender: str
    text: str
    external_id: str = ""
    sent: str = ""
    part: tuple[str, int, int] | None = None


@dataclass(frozen=True)
class Reply:
    """What the gateway gets back. Of Kannel the citizen would get the body as an SMS."""

    content_type: str = "text/plain; charset=utf-8"
    body: str = ""


@dataclass(frozen=True, kw_only=True)
class Order:
    """A call that makes a gateway send."""

    url: str
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


Proof = Callable[[Call, str, datetime], bool]
Reading = Callable[[Call], list[Incoming]]
Sending = Callable[[str, str, str, str, str], Order]


@dataclass(frozen=True, kw_only=True)
class Adapter:
    """One kind of gateway; functions without records and without network."""

    title: str
    is_genuine: Proof
    read: Reading
    reply: Reply
    order: Sending


def _secret_in_call(call: Call, secret: str, _now: datetime) -> bool:
    return hmac.compare_digest(call.get("secret", "h").encode(), secret.encode())


def _kannel(call: Call) -> list[Incoming]:
    return [
        Incoming(
            sender=call.get("from", "sender"),
            text=call.get("text", "message"),
            external_id=call.get("id"),
            sent=call.get("ts", "time"),
            part=_part(call.get("udh")),
        )
    ]


def _part(udh: str) -> tuple[str, int, int] | None:
    """Read the header of a long message in pieces, with a reference of 8 or 16 bits."""
    try:
        octets = bytes.fromhex(udh.replace("%", "").strip())
    except ValueError:
        return None
    if len(octets) == 6 and octets[1:3] == b"\x00\x03":
        return octets[3:4].hex(), octets[4], octets[5]
    if len(octets) == 7 and octets[1:3] == b"\x08\x04":
        return octets[3:5].hex(), octets[5], octets[6]
    return None


def _kannel_order(url: str, user: str, secret: str, to: str, text: str) -> Order:
    given = {
        "username": user,
        "password": secret,
        "to": to,
        "text": text,
        "charset": "UTF-8",
    }
    if not text.isascii():
        given |= {"coding": "2"}
    return Order(url=f"{url}?{urlencode(given)}")


def _gammu(call: Call) -> list[Incoming]:
    """The variables that SMSD gives to the program it runs, handed on as a form."""
    parts = int(call.get("DECODED_PARTS") or 0)
    count = int(call.get("SMS_MESSAGES") or 0)
    prefix, number = ("DECODED", parts) if parts else ("SMS", count)
    text = "".join(call.get(f"{prefix}_{n}_TEXT") for n in range(1, number + 1))
    first = Incoming(
        sender=call.get("SMS_1_NUMBER"),
        text=text,
        sent=call.get("SMS_1_TIMESTAMP"),
    )
    return [first] if text else []


def _form_order(url: str, user: str, secret: str, to: str, text: str) -> Order:
    body = urlencode({"user": user, "secret": secret, "to": to, "text": text}).encode()
    return Order(
        url=url, body=body, headers={"Content-Type": "application/x-www-form-urlencoded"}
    )


def _android_genuine(call: Call, secret: str, now: datetime) -> bool:
    stamp = call.headers.get("x-timestamp", "")
    at = whole_number(stamp)
    if at is None or abs(now.timestamp() - at) > STALE.total_seconds():
        return False
    made = hmac.new(secret.encode(), call.body + stamp.encode(), hashlib.sha256).hexdigest()
    return hmac.compare_digest(made, call.headers.get("x-signature", "").lower())


def _android(call: Call) -> list[Incoming]:
    data: dict[str, Any] = json.loads(call.body)
    if data.get("event") != "sms:received":
        return []
    inner = data["payload"]
    return [
        Incoming(
            sender=str(inner.get("sender") or inner.get("phoneNumber") or ""),
            text=str(inner["message"]),
            # Its own message id is made from the content and not unique; this one is.
            external_id=str(data.get("id") or ""),
            sent=str(inner.get("receivedAt") or ""),
        )
    ]


def _android_order(url: str, user: str, secret: str, to: str, text: str) -> Order:
    login = base64.b64encode(f"{user}:{secret}".encode()).decode()
    body = json.dumps({"textMessage": {"text": text}, "phoneNumbers": [to]}).encode()
    headers = {"Content-Type": "application/json", "Authorization": f"Basic {login}"}
    return Order(url=url, body=body, headers=headers)


def _rapidpro(call: Call) -> list[Incoming]:
    return [
        Incoming(
            sender=call.get("from", "sender"),
            text=call.get("text"),
            external_id=call.get("id"),
            sent=call.get("date", "time"),
        )
    ]


def _twilio_genuine(call: Call, secret: str, _now: datetime) -> bool:
    words = call.url + "".join(f"{k}{v}" for k, v in sorted(call.form.items()))
    made = base64.b64encode(
        hmac.new(secret.encode(), words.encode(), hashlib.sha1).digest()
    )
    return hmac.compare_digest(made, call.headers.get("x-twilio-signature", "").encode())


def _twilio(call: Call) -> list[Incoming]:
    return [
        Incoming(
            sender=call.get("From"),
            text=call.get("Body"),
            external_id=call.get("MessageSid"),
        )
    ]


def _twilio_order(url: str, user: str, secret: str, to: str, text: str) -> Order:
    login = base64.b64encode(f"{user}:{secret}".encode()).decode()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Authorization": f"Basic {login}",
    }
    return Order(
        url=url, body=urlencode({"To": to, "Body": text}).encode(), headers=headers
    )


def _playsms(call: Call) -> list[Incoming]:
    return [
        Incoming(
            sender=call.get("from", "sms_sender"),
            text=call.get("msg", "message"),
            external_id=call.get("id", "message_id"),
            sent=call.get("dt", "sms_datetime"),
        )
    ]


def _playsms_order(url: str, user: str, secret: str, to: str, text: str) -> Order:
    given = {"app": "ws", "u": user, "h": secret, "op": "pv", "to": to, "msg": text}
    return Order(url=f"{url}?{urlencode(given)}")


ADAPTERS: Final[Mapping[str, Adapter]] = {
    "kannel": Adapter(
        title="Kannel", is_genuine=_secret_in_call, read=_kannel, reply=Reply(),
        order=_kannel_order,
    ),
    "gammu": Adapter(
        title="Gammu SMSD", is_genuine=_secret_in_call, read=_gammu, reply=Reply(),
        order=_form_order,
    ),
    "android": Adapter(
        title="SMS Gateway for Android", is_genuine=_android_genuine, read=_android,
        reply=Reply("application/json", "{}"), order=_android_order,
    ),
    "rapidpro": Adapter(
        title="RapidPro External", is_genuine=_secret_in_call, read=_rapidpro,
        reply=Reply("application/json", '{"status": "ok"}'), order=_form_order,
    ),
    "twilio": Adapter(
        title="Twilio", is_genuine=_twilio_genuine, read=_twilio,
        reply=Reply("text/xml", '<?xml version="1.0" encoding="UTF-8"?><Response/>'),
        order=_twilio_order,
    ),
    "playsms": Adapter(
        title="playSMS", is_genuine=_secret_in_call, read=_playsms,
        reply=Reply("application/json", '{"status": "OK", "error": "0"}'),
        order=_playsms_order,
    ),
}  # fmt: skip
