"""Long pages made by hand, as they are given to the pane that shows them."""

from desktop.panes.written import Written


def paragraphs(first: int, last: int, word: str = "Word") -> str:
    """Numbered paragraphs, each with an anchor and a word of its own."""
    return "".join(f'<p><a name="passage:d#{n}"></a>¶ {n} {word}{n}.</p>' for n in range(first, last))


def long_page(word: str = "Word") -> Written:
    """A thousand of them, fifty in a part."""
    ahead = '<p style="-qt-paragraph-type:empty"></p>'
    return Written(paragraphs(0, 50, word), rest=(ahead + paragraphs(n, n + 50, word) for n in range(50, 1000, 50)))
