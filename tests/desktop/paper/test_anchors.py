"""Anchors that no link leads to are left out; those of headings, pages and sources stay."""

from desktop.paper.anchors import without_idle_anchors


def test_only_anchors_that_are_led_to_stay():
    rows = [{"kind": "fact", "anchor": name, "value": [{"text": "x", "to": "b"}]} for name in ("a", "b")]
    blocks = [
        {"kind": "heading", "anchor": "h"},
        {"kind": "paragraph", "anchor": "p"},
        {"kind": "facts", "runs": [{"sets": [{"anchor": "set", "label": [], "items": rows}]}]},
        {"kind": "sources", "lines": [{"number": 1, "anchor": "source-1"}]},
    ]
    made = without_idle_anchors([{"anchor": "0:page", "blocks": blocks}])
    assert made[0]["anchor"] == "0:page"
    assert [block.get("anchor") for block in blocks[:2]] == ["h", ""]
    assert [row["anchor"] for row in rows] == ["", "b"]
    assert blocks[2]["runs"][0]["sets"][0]["anchor"] == ""
    assert blocks[3]["lines"][0]["anchor"] == "source-1"
