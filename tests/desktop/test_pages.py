from db import Branch, Pack
from desktop import pages
from desktop.pages import Contents

PACK = Pack("p", "A pack of <things>", "1.0", "en", "CC0", "2024-12-31")
TREE = (
    Branch("topics", None, "Topics"),
    Branch("topics/state", "topics", "The state", "topic:state", "How it is built."),
    Branch("topics/state/entity:a", "topics/state", "A", "entity:a"),
    Branch("organization", None, "Institutions"),
    Branch("organization/entity:a", "organization", "A", "entity:a"),
    Branch("election", None, "Votes"),
    *(Branch(f"election/{number}", "election", f"Vote {number}", f"entity:vote-{number}") for number in range(20)),
    Branch("documents", None, "Documents"),
    Branch("documents/article", "documents", "Articles"),
    Branch("documents/article/x", "documents/article", "An article", "document:x"),
)


def test_the_start_page_offers_ways_in_and_says_where_its_knowledge_ends():
    html = pages.start_page(Contents(PACK, TREE), "")
    for address in ("topic:state", "entity:vote-0", "document:x"):
        assert f'href="{address}"' in html
    assert "How it is built." in html
    assert "31 December 2024" in html
    assert "A pack of &lt;things&gt;" in html


def test_only_the_latest_votes_are_offered():
    html = pages.start_page(Contents(PACK, TREE), "")
    assert html.count("entity:vote-") == pages.RECENT


def test_each_thing_is_counted_once_and_topics_without_what_lies_in_them():
    contents = Contents(PACK, TREE)
    assert [contents.count(root) for root in ("topics", "organization", "election")] == [1, 1, 20]


def test_an_empty_pack_has_a_start_page_without_empty_headings():
    html = pages.start_page(Contents(PACK, ()), "")
    assert "31 December 2024" in html
    assert "Topics" not in html


def test_a_failure_says_why_and_what_to_do():
    html = pages.failure_page("“x.db” is damaged & small.", "")
    assert "“x.db” is damaged &amp; small." in html
    assert pages.AGAIN in html
