"""Threads beside the writing one: parts in order, mistakes passed on, rest where it is asked for."""

from threading import Event, Thread

import pytest

from db.search.beside import Beside


def test_parts_come_in_their_order():
    assert list(Beside().ahead(iter("abc"))) == ["a", "b", "c"]


def test_the_next_part_is_made_while_one_is_used():
    made = Event()

    def parts():
        yield 1
        made.set()
        yield 2

    coming = Beside().ahead(parts())
    assert next(coming) == 1
    assert made.wait(10)
    assert list(coming) == [2]


def test_a_mistake_reaches_whoever_asks():
    def parts():
        yield 1
        raise ValueError("broken")

    coming = Beside().ahead(parts())
    assert next(coming) == 1
    with pytest.raises(ValueError, match="broken"):
        next(coming)


def test_others_rest_while_one_is_alone():
    beside, seen, first = Beside(), [], Event()

    def look():
        for item in beside.paced(range(3)):
            seen.append(item)
            first.set()

    thread = Thread(target=look)
    with beside.alone():
        thread.start()
        assert not first.wait(0.05)
    thread.join(10)
    assert seen == [0, 1, 2]
