"""Messages in and out."""

from siap.apps.channels.services.fetching import fetch_mail
from siap.apps.channels.services.sending import send_waiting
from siap.apps.channels.services.storing import receive_sms, store_mail
from siap.apps.channels.services.taking import take_waiting

__all__ = ["fetch_mail", "receive_sms", "send_waiting", "store_mail", "take_waiting"]
