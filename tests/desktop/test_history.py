from desktop.history import LONGEST, History, Place


def visited(*addresses):
    history = History()
    for address in addresses:
        history.visit(Place(address))
    return history


def test_back_and_forward_walk_the_same_way():
    history = visited("a", "b", "c")
    assert history.back() == Place("b")
    assert history.back() == Place("a")
    assert history.back() is None
    assert history.current == Place("a")
    assert [history.forward(), history.forward(), history.forward()] == [Place("b"), Place("c"), None]


def test_a_new_page_forgets_what_lay_ahead():
    history = visited("a", "b")
    history.back()
    history.visit(Place("c"))
    assert not history.can_go_forward
    assert history.back() == Place("a")


def test_the_place_read_last_comes_back():
    history = visited("a")
    history.left_at(420)
    history.visit(Place("b"))
    assert history.back() == Place("a", scrolled=420)


def test_the_same_page_opened_twice_is_one_step():
    assert not visited("a", "a").can_go_back


def test_another_anchor_of_the_same_page_is_a_step():
    history = visited("a")
    history.visit(Place("a", anchor="source-3"))
    assert history.back() == Place("a")


def test_it_does_not_grow_without_end():
    history = visited(*(str(number) for number in range(LONGEST * 2)))
    steps = 0
    while history.back():
        steps += 1
    assert steps == LONGEST
