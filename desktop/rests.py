"""Which words a reference number stands for: the values that rest on a passage."""

from __future__ import annotations

from collections.abc import Iterator

from db import Fact, Page, Sheet, SourcePage, Value


def words_resting_on(page: Page, address: str) -> tuple[str, ...]:
    """The values on a page whose references lead to a passage, in the forms in which it may write them."""
    passage = address.removeprefix("passage:")
    if passage == address:
        return ()
    forms = (
        form
        for fact in _facts(page)
        if any(citation.passage.removeprefix("passage:") == passage for citation in fact.citations)
        for form in _forms(fact.value)
    )
    return tuple(dict.fromkeys(forms))


def _facts(page: Page) -> Iterator[Fact]:
    if isinstance(page, Sheet):
        for group in page.groups:
            yield from group.facts
        for line in page.related:
            yield line.fact
    elif isinstance(page, SourcePage):
        yield from page.facts


def _forms(value: Value) -> Iterator[str]:
    yield value.text
    for number in (value.low, value.high):
        if number is not None:
            plain = f"{number:.4f}".rstrip("0").rstrip(".")
            yield plain
            whole, point, rest = plain.partition(".")
            yield f"{int(whole):,}{point}{rest}"
