"""Who is due: the messages of a campaign are made and compared with what the ledger has of them, before anything is sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .ledger import Delivery, Ledger, State
from .parts import Message, Messages

DUE = (State.PLANNED, State.BUILT, State.DEFERRED)
LEFT = (State.ACCEPTED, State.UNKNOWN)

Progress = Callable[[str, int, int], None]


class ContentChangedError(Exception):
    """A campaign of which something has left would go on with other messages: what they are made of, and for how many it differs."""

    def __init__(self, changes: Counter[str]) -> None:
        super().__init__(", ".join(changes))
        self.changes = changes


@dataclass(frozen=True, slots=True)
class Due:
    """A message to send: its number among the messages, what the ledger has of it, and whom it is for."""

    index: int
    delivery: Delivery
    key: str
    address: str

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2].casefold()


@dataclass(frozen=True, slots=True)
class Plan:
    """Who is due, the bytes of all their messages and of the largest, and how many others there are in which states."""

    due: list[Due]
    size: int
    largest: int
    others: Counter[State]


def plan(
    ledger: Ledger, campaign: str, messages: Messages, *, only_failed: bool = False, resend_unknown: bool = False, progress: Progress
) -> Plan:
    """Makes every message once, notes it in the ledger, and finds who is due; nothing is sent.

    `only_failed` leaves out those who are new and those who have theirs; `resend_unknown` takes those in whose case nobody knows. Raises
    ContentChangedError when a message is not what it was before, and any of the campaign has left.
    """
    wanted = (*DUE, State.UNKNOWN) if resend_unknown else DUE
    numbers = {recipient.identity: index for index, recipient in enumerate(messages.recipients)}
    if only_failed:
        failed = {delivery.address for delivery in ledger.deliveries(campaign, wanted)}
        numbers = {address: index for address, index in numbers.items() if address in failed}
    deliveries = _without_suppressed(ledger, ledger.plan(campaign, [*numbers]))
    others = Counter(delivery.state for delivery in deliveries if delivery.state not in wanted)
    begun = bool(ledger.deliveries(campaign, LEFT))
    due: list[Due] = []
    changes: Counter[str] = Counter()
    sizes = [0]

    def made() -> Iterator[tuple[Delivery, Message]]:
        for done, delivery in enumerate(deliveries, 1):
            message = messages[numbers[delivery.address]]
            progress("messages", done, len(deliveries))
            if begun and delivery.key and delivery.key != message.key:
                changes.update(_changes(ledger.digests(delivery), message.digests))
            elif delivery.state in wanted:
                due.append(Due(numbers[delivery.address], delivery, message.key, message.recipient.address))
                sizes.append(len(message.data))
                if delivery.state is State.PLANNED or delivery.key != message.key:
                    yield delivery, message

    ledger.build(made())
    if changes:
        raise ContentChangedError(changes)
    return Plan(due, sum(sizes), max(sizes), others)


def _without_suppressed(ledger: Ledger, deliveries: list[Delivery]) -> list[Delivery]:
    """Refuses those whose address was refused for good before, with what was said then."""
    suppressed = ledger.suppressed()
    for delivery in deliveries:
        if delivery.state in DUE and delivery.address in suppressed:
            ledger.record(delivery, State.REFUSED, suppressed[delivery.address])
    refused = {d.address: d for d in ledger.deliveries(deliveries[0].campaign, [State.REFUSED])} if deliveries else {}
    return [refused.get(delivery.address, delivery) for delivery in deliveries]


def _changes(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """What a message is made of that has changed, come or gone; all of it where digests do not say."""
    return [name for name in {**now, **before} if before.get(name) != now.get(name)] or ["message"]
