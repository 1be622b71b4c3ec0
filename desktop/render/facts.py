"""From groups of facts to labelled rows: what stands first, history under it, voices apart, disagreements together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from db import Disagreement, Fact, FactGroup, Force, Modality, Rank, Related, Value, describe
from desktop.render import words
from desktop.render.blocks import Entry, FactRow, FactSet, FactTable, Piece, Pieces, SideBySide, Style
from desktop.render.inline import Numbering, day_words
from desktop.render.series import with_series

SHORT = 60  # characters: a longer value is a sentence, and sentences are not set in bold
_STANDING = (Force.IN_FORCE, Force.POSSIBLE, Force.EVENT, Force.UNDATED)
_DAY_BOUND = (Force.ENDED, Force.FUTURE, Force.NEAR)
_FORCE_REMARKS = {Force.POSSIBLE: words.POSSIBLE, Force.FUTURE: words.FUTURE}


@dataclass(frozen=True)
class FactWriter:
    """Turns facts into rows; `day` is the day of the page in words.

    `as_of` is that day where one is asked for, and `ends` the last one the pack knows of, both ISO or empty;
    `away` says that the subject was not there then.
    """

    numbering: Numbering
    day: str
    as_of: str = ""
    ends: str = ""
    away: bool = False

    def facts(self, groups: Iterable[FactGroup], told: Collection[str] = ()) -> FactTable:
        """The reported facts, one set for each property; a property with voices only is left out.

        Of the properties in `told`, whose history stands in a table of its own, only what concerns the day is here.
        """
        return FactTable(tuple(made for group in groups if (made := self._set(group, group.property in told)).items))

    def voices(self, groups: Iterable[FactGroup]) -> FactTable:
        """What was said, not reported: one set for each speaker and property, in the order of the sheet."""
        sets: dict[tuple[str, str, Modality], list[Fact]] = {}
        for fact in (fact for group in groups for fact in group.facts):
            if fact.modality is not Modality.FACT and not fact.disagreement:
                sets.setdefault((fact.stated_by or fact.stated_by_name, fact.label, fact.modality), []).append(fact)
        return FactTable(tuple(self._voice(facts) for facts in sets.values()))

    def mixed(self, facts: Iterable[Fact]) -> FactTable:
        """Facts and voices of one subject together, one set for each property; each voice says whose it is."""
        sets: dict[str, list[FactRow]] = {}
        for fact in facts:
            sets.setdefault(fact.label, []).append(self.row(fact))
        return FactTable(tuple(FactSet((Piece(label, "strong"),), tuple(rows)) for label, rows in sets.items()))

    def related(self, related: Iterable[Related], own: str) -> FactTable:
        """Statements of other subjects that point here, one set for each way they do.

        `own` is the page's address; what points there by a qualifier need not name it again.
        """
        sets: dict[str, list[FactRow]] = {}
        for line in related:
            value = (Piece(line.name, "strong", line.address), *_told(line.fact, own))
            row = self.row(line.fact)
            others = tuple((label, piece) for label, piece in row.qualifiers if piece.href != own)
            row = replace(row, anchor="", value=value, qualifiers=others)
            sets.setdefault(line.label, []).append(row)
        return FactTable(tuple(FactSet((Piece(label, "strong"),), tuple(rows)) for label, rows in sets.items()))

    def row(self, fact: Fact, *, strong: bool = False) -> FactRow:
        """One statement as a row; `strong` sets its value off, if it stands on the day."""
        past = fact.force in _DAY_BOUND or fact.rank is Rank.DEPRECATED
        return FactRow(
            f"statement:{fact.id.removeprefix('statement:')}",
            (value_piece(fact.value, strong=strong and not past),),
            _when(fact),
            past,
            tuple((label, value_piece(value)) for label, value in fact.qualifiers),
            "" if fact.modality is Modality.FACT else fact.modality.value,
            _speaker(fact),
            self._remarks(fact),
            fact.note,
            self.numbering.references(fact.citations),
        )

    def _set(self, group: FactGroup, told: bool) -> FactSet:
        shown = [fact for fact in group.facts if fact.modality is Modality.FACT or fact.disagreement]
        unknown = self._unknown(group, shown)
        if told:
            shown = _nearest(shown, self.as_of or self.ends) if unknown else list(filter(_concerns_the_day, shown))
        strong = all(len(fact.value.text) <= SHORT for fact in shown)
        items: list[Entry] = [self._side_by_side(disagreement, shown) for disagreement in group.disagreements]
        named = {disagreement.id for disagreement in group.disagreements}
        items.extend(with_series([self.row(fact, strong=strong) for fact in shown if fact.disagreement not in named]))
        label: Pieces = (Piece(group.label, "strong", tip=group.meaning),)
        return FactSet(label, tuple(items), f"property:{group.property}", unknown)

    def _side_by_side(self, disagreement: Disagreement, facts: Iterable[Fact]) -> SideBySide:
        rows = tuple(self.row(fact, strong=True) for fact in facts if fact.disagreement == disagreement.id)
        return SideBySide(disagreement.note, rows)

    def _remarks(self, fact: Fact) -> tuple[str, ...]:
        confidence = words.CONFIDENCE.format(confidence=fact.confidence) if fact.confidence not in ("", "high") else ""
        rank = words.DEPRECATED if fact.rank is Rank.DEPRECATED else ""
        return tuple(remark for remark in (self._force(fact), confidence, rank) if remark)

    def _force(self, fact: Fact) -> str:
        """How the value stands on the day, where that must be said."""
        if fact.force is Force.NEAR:
            return words.ATTESTED if self.as_of else ""
        after_the_end = self.ends and self.as_of > self.ends and fact.period is not None and fact.period.open_end
        if fact.force is Force.POSSIBLE and after_the_end:
            return words.STILL
        return _FORCE_REMARKS.get(fact.force, "")

    def _unknown(self, group: FactGroup, facts: list[Fact]) -> str:
        """Said where a property can have one value a day and none is known to stand on the day."""
        if not group.single or not facts or any(fact.force in _STANDING for fact in facts):
            return ""
        return (words.NOTHING_HELD if self.away else words.UNKNOWN).format(day=self.day)

    def _voice(self, facts: list[Fact]) -> FactSet:
        first = facts[0]
        speaker = _speaker(first) or Piece(words.UNNAMED, "emphasis")
        voice = words.VOICE_LABELS[first.modality.value]
        kind = voice if first.label == voice else f"{voice} · {first.label}"
        rows = tuple(replace(self.row(fact), voice="", said_by=None) for fact in facts)
        return FactSet((speaker, Piece(kind, "quiet")), rows)


def value_piece(value: Value, *, strong: bool = False) -> Piece:
    """A value as text, leading to the entity it names."""
    style: Style = "strong" if strong else "plain"
    return Piece(value.text, style, f"entity:{value.entity}" if value.entity else "")


def value_pieces(values: Iterable[Value]) -> Pieces:
    """Several values in a row, with a comma between."""
    pieces: list[Piece] = []
    for value in values:
        pieces.extend([Piece(", "), value_piece(value)] if pieces else [value_piece(value)])
    return tuple(pieces)


def day_of(as_of: str, knowledge_ends: str) -> str:
    """The day of a page in words."""
    return day_words(as_of or knowledge_ends)


def _told(fact: Fact, own: str) -> Pieces:
    """What the statement says, where its value is not the page's own subject: then its label has said so."""
    if f"entity:{fact.value.entity}" == own:
        return ()
    return Piece(f" · {fact.label}: ", "quiet"), value_piece(fact.value)


def _speaker(fact: Fact) -> Piece | None:
    if not fact.stated_by and not fact.stated_by_name:
        return None
    href = f"entity:{fact.stated_by}" if fact.stated_by else ""
    return Piece(fact.stated_by_name or fact.stated_by, "strong", href)


def _when(fact: Fact) -> str:
    if fact.period is not None:
        return describe(fact.period)
    return "" if fact.value.datatype.value == "date" else words.UNDATED


def _concerns_the_day(fact: Fact) -> bool:
    return fact.force not in _DAY_BOUND or bool(fact.disagreement)


def _nearest(facts: Iterable[Fact], day: str) -> list[Fact]:
    """The last value known before a day and the first one after it."""
    dated = [(fact, fact.period) for fact in facts if fact.period]
    before = [(period.end_latest, fact.id, fact) for fact, period in dated if period.end_latest < day]
    after = [(period.start_earliest, fact.id, fact) for fact, period in dated if period.start_earliest > day]
    return [*(max(before)[2:] if before else ()), *(min(after)[2:] if after else ())]
