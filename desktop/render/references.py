"""Numbers of sources as they are read: those that follow one another in one pair of brackets, [4; 7, ¶ 2; ¶ 9]."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.render.blocks import Piece

Shown = list[tuple[Piece, str]]


def shown(pieces: Sequence[Piece], *, locators: bool, brackets: bool = True) -> Shown:
    """Each piece with the text to write for it.

    `locators` gives every number its place in the source. Without it only numbers that stand twice in a row
    get theirs, to tell them apart. The same place twice in a row is written once.
    """
    kept = [piece for place, piece in enumerate(pieces) if not _is_repeated(pieces, place)]
    return [(piece, _text(kept, place, locators, brackets)) for place, piece in enumerate(kept)]


def _text(pieces: Sequence[Piece], place: int, locators: bool, brackets: bool) -> str:
    piece = pieces[place]
    if piece.style != "reference":
        return piece.text
    before, after = _reference(pieces, place - 1), _reference(pieces, place + 1)
    same = before is not None and before.text == piece.text
    told_apart = same or (after is not None and after.text == piece.text)
    text = ", ".join(
        part for part in ("" if same else piece.text, piece.locator if locators or told_apart else "") if part
    )
    opening, closing = ("[", "]") if brackets else ("", "")
    return f"{'; ' if before else opening}{text or piece.text}{'' if after else closing}"


def _is_repeated(pieces: Sequence[Piece], place: int) -> bool:
    before, piece = _reference(pieces, place - 1), pieces[place]
    return before is not None and (before.style, before.text, before.locator) == (
        piece.style,
        piece.text,
        piece.locator,
    )


def _reference(pieces: Sequence[Piece], place: int) -> Piece | None:
    if 0 <= place < len(pieces) and pieces[place].style == "reference":
        return pieces[place]
    return None
