"""The queue of who is next: everyone once, nobody before their time, nobody held up by another domain."""

from __future__ import annotations

from itertools import repeat

from hypothesis import given
from hypothesis import strategies as st

from generator.mail.pace import Backoff, Queue


def queue(rate: float | None) -> Queue:
    return Queue(rate, (Backoff(30, 1800, 3600) for _ in repeat(None)))


WAITING = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 500)), min_size=1, max_size=60)


@given(WAITING, st.sampled_from([None, 6.0, 600.0]))
def test_everyone_is_taken_once_and_never_before_their_time(waiting: list[tuple[str, int]], rate: float | None) -> None:
    who = queue(rate)
    for number, (domain, at) in enumerate(waiting):
        who.add(domain, number, at)
    now, taken, last = 0.0, [], dict[str, float]()
    while who:
        now = max(now, who.due())
        number = who.take(now)
        domain, at = waiting[number]
        assert now >= at
        if rate and domain in last:
            assert now >= last[domain] + 60 / rate - 1e-6
        last[domain] = now
        taken.append(number)
    assert sorted(taken) == [*range(len(waiting))]


@given(WAITING)
def test_without_rates_the_order_is_that_of_the_list(waiting: list[tuple[str, int]]) -> None:
    who = queue(None)
    for number, (domain, _) in enumerate(waiting):
        who.add(domain, number)
    assert [who.take(0) for _ in waiting] == [*range(len(waiting))]


def test_waits_double_up_to_the_longest_and_end_at_the_deadline() -> None:
    backoff, now, waits = Backoff(30, 100, 500), 1000.0, []
    while (at := backoff.after_failure(now)) is not None:
        waits.append(at - now)
        now = at
    assert waits == [30, 60, 100, 100, 100, 100]
    backoff.reset()
    assert backoff.after_failure(9000) == 9030
