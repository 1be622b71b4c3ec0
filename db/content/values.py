"""Values by datatype: what an author wrote becomes a typed value with a text that is ready to show."""

from __future__ import annotations

from decimal import Decimal

from db.content import times
from db.content.entries import PropertyEntry, Typed
from db.content.fields import ID, Fields, decimal_of, text_of
from db.content.nodes import Mapping, Node
from db.content.problems import Problems
from db.dates import describe_moment
from db.records import Datatype, Value

COMPARATORS = ("more than", "at least", "about", "at most", "less than", "almost")
_SINGULARS = {"people": "person", "bodies": "body", "parties": "party", "countries": "country", "series": "series"}


def typed(node: Node, property: PropertyEntry, comparator: str, problems: Problems) -> Typed:
    """The value of a property, with problems told where it is not of the property's datatype."""
    if property.datatype is Datatype.QUANTITY:
        return Typed(_quantity(node, property, comparator, problems), "", node.place)
    text = text_of(node, node.place, problems)
    if comparator:
        problems.add(node.place, "datatype", f"“{comparator}” goes with numbers; {property.id} is {property.datatype}.")
    if property.datatype is Datatype.DATE:
        moment = times.moment(text, node.place, problems) if text else None
        shown = describe_moment(moment) if moment else text
        return Typed(Value(shown, Datatype.DATE), moment.text if moment else "", node.place)
    if property.datatype is Datatype.ENTITY:
        if text and not ID.fullmatch(text):
            problems.add(node.place, "datatype", f"{property.id} wants the id of an entity, not “{text}”.")
        return Typed(Value(text, Datatype.ENTITY, entity=text), "", node.place)
    if "[@" in text or "](" in text:
        problems.add(node.place, "markup", "A value is shown as it is: no links or citations here.")
    return Typed(Value(" ".join(text.split()), Datatype.TEXT), "", node.place)


def _quantity(node: Node, property: PropertyEntry, comparator: str, problems: Problems) -> Value:
    low, high = _bounds(node, problems)
    if low is None or high is None:
        return Value("", Datatype.QUANTITY, unit=property.unit)
    if low > high:
        problems.add(node.place, "datatype", f"The lower number {low} is above the higher one {high}.")
    number = f"{low:,f}" if low == high else f"{low:,f} to {high:,f}"
    unit = _SINGULARS.get(property.unit, property.unit.removesuffix("s")) if low == high == 1 else property.unit
    text = " ".join(filter(None, (comparator, number, unit)))
    return Value(text, Datatype.QUANTITY, float(low), float(high), comparator, property.unit)


def _bounds(node: Node, problems: Problems) -> tuple[Decimal | None, Decimal | None]:
    if not isinstance(node, Mapping):
        number = decimal_of(node, problems)
        return number, number
    fields = Fields(node, problems, ("low", "high"))
    return decimal_of(fields.value("low"), problems), decimal_of(fields.value("high"), problems)
