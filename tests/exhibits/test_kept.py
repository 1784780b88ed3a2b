"""What is kept has a limit, and what is wanted often stays."""

from __future__ import annotations

from generator.exhibits.kept import Kept


def kept() -> Kept[str, bytes]:
    return Kept(10, len)


def test_what_was_not_wanted_for_the_longest_time_goes_first() -> None:
    values = kept()
    for key in "ab":
        values.keep(key, b"12345")
    assert values.get("a") == b"12345"
    assert values.keep("c", b"1") == b"1"
    assert [values.get(key) for key in "abc"] == [b"12345", None, b"1"]


def test_what_alone_is_over_the_limit_is_handed_on_and_moves_nothing_out() -> None:
    values = kept()
    values.keep("a", b"1")
    assert values.keep("b", bytes(11)) == bytes(11)
    assert (values.get("a"), values.get("b")) == (b"1", None)


def test_the_same_again_takes_no_more_room() -> None:
    values = kept()
    for _ in range(5):
        values.keep("a", b"12345")
    values.keep("b", b"12345")
    assert values.get("a") == b"12345"
