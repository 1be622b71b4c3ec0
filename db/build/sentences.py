"""Each statement as one English sentence, for the search, for lists and for copying."""

from __future__ import annotations

from db.content.entries import PropertyEntry, Statement
from db.dates import describe
from db.records import Datatype, Modality, Rank, Value


class Sentences:
    """Says statements in words; `names` are of entities by id."""

    def __init__(self, names: dict[str, str], properties: dict[str, PropertyEntry]) -> None:
        self._names, self._properties = names, properties

    def of(self, statement: Statement) -> str:
        """“Mazhilis: seats 98, since 8 June 2022”, with qualifiers and whose view it is in brackets."""
        said, remarks = f"{self._name(statement.subject)}: {self._said(statement)}", self._remarks(statement)
        when = describe(statement.period) if statement.period else ""
        if when and statement.typed.value.datatype is Datatype.TEXT:
            remarks.insert(0, when)  # a text may have commas of its own
        elif when:
            said += f", {when}"
        return f"{said} ({'; '.join(remarks)})" if remarks else said

    def _said(self, statement: Statement) -> str:
        defined, value = self._properties[statement.property], statement.typed.value
        label, text = _in_running_text(defined.label.en), self._shown(value)
        if value.datatype is Datatype.TEXT:
            return f"{label}: {text.removesuffix('.')}"
        if defined.unit and defined.unit in label:
            text = text.removesuffix(f" {defined.unit}")
        return f"{label} {text}"

    def _shown(self, value: Value) -> str:
        return self._name(value.entity) if value.entity else value.text

    def _remarks(self, statement: Statement) -> list[str]:
        remarks = [
            f"{_in_running_text(self._properties[each.property].label.en)}: {self._shown(each.typed.value)}"
            for each in statement.qualifiers
        ]
        speaker = self._name(statement.stated_by) if statement.stated_by else ""
        if statement.modality is not Modality.FACT:
            remarks.append(f"{statement.modality} of {speaker}" if speaker else statement.modality.value)
        elif speaker:
            remarks.append(f"according to {speaker}")
        if statement.rank is Rank.DEPRECATED:
            remarks.append("held to be wrong or superseded")
        return remarks

    def _name(self, entity: str) -> str:
        return self._names.get(entity, entity)


def _in_running_text(label: str) -> str:
    """A label inside a sentence: “seats”, but “OSCE mission”."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
