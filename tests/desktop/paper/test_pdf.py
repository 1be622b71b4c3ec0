"""The PDF is read back: text and its order, pages, fonts, outline, links, language, what stands in the margins."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from desktop.paper import PAPERS, CannotWrite, pdf, write_pdf
from desktop.render import words
from tests import pages

DAY = date(2026, 11, 21)


def read(*several, **more):
    return PdfReader(BytesIO(pdf(several, printed=DAY, **more)))


def text(reader):
    return "\n".join(page.extract_text() for page in reader.pages)


def flat(reader):
    return " ".join(text(reader).split())


def outline(reader, entries=None, level=0):
    for entry in reader.outline if entries is None else entries:
        if isinstance(entry, list):
            yield from outline(reader, entry, level + 1)
        else:
            yield level, entry


def links(reader):
    for number, page in enumerate(reader.pages):
        for note in page.get("/Annots") or ():
            if (made := note.get_object())["/Subtype"] == "/Link":
                yield number, made


def test_text_stands_in_reading_order():
    found = flat(read(pages.vote()))
    order = [
        "Vote", "Lower house (1998 to 2007)", "As of 1 January 2019", "Results", "Crown Party", "Facts", "Seats",
        "98 seats", "since 1 July 2018", "107 seats", "Sources disagree", "61.8 %", "57 %",
        "Opinions, expectations and plans", "Princess Flavia", "Related", "Committee on Law", "Passages", "Notes",
        "What this reference covers", "Sources", "State Gazette", "Final report",
    ]  # fmt: skip
    places = []
    for part in order:
        assert part in found[places[-1] if places else 0 :], part
        places.append(found.index(part, places[-1] if places else 0))


def test_kazakh_letters_and_the_tenge_come_back_as_typed():
    letters = f"{pages.KAZAKH} ₸ № «Қ» – —"
    text_ = (pages.Span(letters), pages.Span(pages.KAZAKH, "emphasis"), pages.Span(pages.KAZAKH, "strong"))
    found = flat(read(pages.sheet(title=letters, description=(text_,))))
    assert found.count(pages.KAZAKH) >= 5
    assert letters in found


def test_no_letter_is_drawn_as_an_empty_box():
    """A letter that no font has is copied as nothing, or as another sign."""
    signs = pages.KAZAKH + "ЁёЙйЇїЄєҐґ₸€№¶§–—‑“”„«»…×−≤≥≈·•→†‡½²³ñöşığ"
    for kind in ("plain", "strong", "emphasis"):
        found = text(read(pages.sheet(description=((pages.Span(signs, kind),),))))
        assert "".join(signs.split()) in "".join(found.split()), kind


def test_fonts_are_ours_and_embedded():
    fonts = [font.get_object() for page in read(pages.vote()).pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object()
        assert inner["/BaseFont"].split("+")[1].startswith(("SourceSerifPro", "SourceSansPro", "NotoS"))
        assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())


def test_title_language_and_tags_are_set():
    reader = read(pages.sheet())
    assert reader.metadata.title == "Diet"
    assert reader.metadata.author == "Reference of Ruritania, version 2.1"
    assert reader.metadata.subject == "As of 1 January 2019. Reference of Ruritania, version 2.1."
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.xmp_metadata.rdf_root.toxml().count("pdfuaid:part")


def test_outline_holds_the_sections():
    entries = [(level, entry.title) for level, entry in outline(read(pages.vote()))]
    assert entries[:3] == [(0, "Vote"), (1, words.RESULTS), (1, words.FACTS)]
    assert (2, "The law on the Diet") in entries


def test_each_page_says_what_it_is_of():
    reader = read(pages.long())
    count = len(reader.pages)
    assert count > 5
    for number, page in enumerate(reader.pages, 1):
        found = " ".join(page.extract_text().split())
        assert f"Page {number} of {count}" in found
        assert "Reference of Ruritania, version 2.1 · printed 21 November 2026" in found
        assert "Diet" in found
        assert "As of 1 January 2019" in found


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_paper_has_its_size(paper, size):
    for page in read(pages.sheet(), paper=paper).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_number_leads_to_the_source_and_the_source_back():
    reader = read(pages.sheet())
    inner = [(number, link) for number, link in links(reader) if "/Dest" in link]
    assert inner
    sheets = [page.indirect_reference for page in reader.pages]
    assert all(link["/Dest"][0] in sheets for _, link in inner)
    pages_with_numbers, last = {number for number, _ in inner}, len(reader.pages) - 1
    assert {0, last} <= pages_with_numbers
    assert "On page 1" in flat(reader)


def test_only_web_addresses_lead_outside():
    source = replace(pages.GAZETTE, url="javascript:alert(1)")
    evil = pages.sheet(sources=(pages.CitedSource(1, source),), description=((pages.Span("x", "link", "file:///x"),),))
    targets = [link["/A"]["/URI"] for _, link in links(read(pages.sheet())) if "/A" in link and "/URI" in link["/A"]]
    assert targets == ["https://example.org/law"]
    assert not [link for _, link in links(read(evil)) if "/URI" in link.get("/A", {})]


EVIL = [
    "#panic()",
    "$x^2$",
    "#set page(width: 1cm)",
    "= Heading",
    "\\u{41} \\ # * _ ` @ref <label> // /* [x]",
    '"+read("/etc/passwd")+"',
]


@pytest.mark.parametrize("evil", EVIL)
def test_markup_of_the_typesetter_stays_words(evil):
    sheet = pages.vote_with(
        title=evil,
        description=((pages.Span(evil), pages.Span(evil, "strong")),),
        groups=(pages.group(evil, pages.fact(evil, evil, note=evil)),),
        names=(pages.Name(evil, "kk"),),
    )
    assert flat(read(sheet)).count(" ".join(evil.split())) >= 6


def test_no_row_is_cut_in_two():
    reader = read(pages.long())
    found = [" ".join(page.extract_text().split()) for page in reader.pages]
    for number in range(300):
        sentence = f"Rule {number}: a session is called by a third of the house."
        whole = " ".join([sentence] * (1 + number % 3))
        assert sum(whole in page for page in found) == 1, number


def test_long_set_repeats_its_label_on_every_page():
    found = [page.extract_text() for page in read(pages.long()).pages]
    over = [page for page in found if any(f"Rule {number}:" in page for number in range(60, 300))]
    assert len(over) > 3
    assert all("Rules" in page and words.WHEN in page for page in over)


@pytest.mark.parametrize("count", range(1, 40))
def test_no_heading_stands_alone_at_a_foot(count):
    """However long what stands before it is, a heading or table head is never the last line of a page."""
    facts = tuple(pages.fact(f"diet/{place}", f"Short rule {place}.") for place in range(count))
    groups = tuple(pages.group(f"Matter {place}", fact) for place, fact in enumerate(facts))
    reader = read(pages.vote_with(groups=(*groups, pages.voices())))
    heads = {entry.title for _, entry in outline(reader)} | {words.VOICES_MEANING, words.SOURCE, words.CHECKED}
    for page in reader.pages:
        body = page.extract_text().split("Reference of Ruritania, version 2.1 · printed")[0]
        assert body.strip().split("\n")[-1].strip() not in heads


@pytest.mark.parametrize(("pages_", "least"), [(pages.short, 1), (pages.sheet, 1), (pages.long, 10)])
def test_pages_are_as_many_as_needed(pages_, least):
    count = len(read(pages_()).pages)
    assert count == 1 if least == 1 and pages_ is pages.short else count >= least


def test_series_is_a_table_with_a_line_for_each_year():
    found = flat(read(pages.indexed()))
    assert "Score Scale: 0 to 100 When Value Note Source" in found
    assert "2009 9 Counted anew. 1, ¶ 4 2008 8 1, ¶ 4" in found


def test_several_pages_make_one_briefing():
    reader = read(pages.sheet(), pages.document(), pages.short())
    count = len(reader.pages)
    found = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert all(f"Page {number} of {count}" in page for number, page in enumerate(found, 1))
    assert found[0].startswith("Briefing Diet The law on the Diet Oath As of 1 January 2019")
    assert found[1].startswith("Contents Diet")
    chapters = [entry.title for level, entry in outline(reader) if level == 0]
    assert chapters == ["Diet", "The law on the Diet", "Oath", "Sources"]
    assert sum(page.count("Union of Observers") for page in found) == 1
    assert "On page 3" in found[-1]


def test_a_part_of_a_briefing_opens_without_a_running_head():
    """The contents repeat a heading, but not its place: else the head would take the part for begun there."""
    reader = read(pages.document(), pages.short())
    opening = next(page.extract_text() for page in reader.pages if page.extract_text().lstrip().startswith("CONCEPT"))
    assert opening.count("Oath") == 1


def test_a_part_of_a_briefing_is_linked_to_from_the_others():
    sheet, other = pages.sheet(), pages.Sheet("entity:parliament", "body", "Body", "Parliament", pages.PACK)
    reader = read(sheet, other)
    target = next(page for page in reader.pages if "BODY" in page.extract_text()).get_object()
    named = {name: place["/Page"].get_object() for name, place in reader.named_destinations.items()}
    led = [named.get(note.get("/Dest")) for number, note in links(reader) if number > 1]  # behind cover and contents
    assert target in led


def test_a_briefing_bears_its_title():
    reader = read(pages.short(), title="For Monday")
    assert "For Monday" in reader.pages[0].extract_text()
    assert reader.metadata.title == "For Monday"
    assert reader.pages[-1].extract_text().count("Oath")


def test_a_cover_names_as_many_titles_as_it_holds():
    many = [pages.Sheet(f"entity:{place}", "body", "Body", f"Body {place}", pages.PACK) for place in range(40)]
    reader = read(*many)
    assert "and 26 more" in flat(reader)
    assert "Contents" in reader.pages[1].extract_text()


def test_the_same_page_on_the_same_day_gives_the_same_bytes():
    assert pdf([pages.sheet()], printed=DAY) == pdf([pages.sheet()], printed=DAY)
    assert pdf([pages.sheet()], printed=DAY) != pdf([pages.sheet()], printed=date(2026, 11, 22))


def test_kazakh_in_arabic_letters_has_its_font():
    reader = read(pages.sheet(names=(pages.Name("قۇرىلتاي ٴسوز گەرب", "kk-Arab"),)))
    fonts = {font["/BaseFont"] for page in reader.pages for font in page["/Resources"]["/Font"].values()}
    assert any("NotoNaskhArabic" in font for font in fonts)
    assert reader.xmp_metadata.rdf_root.toxml().count("pdfuaid:part")


def test_letter_that_no_font_has_stops_nothing(caplog):
    assert "Diet" in text(read(pages.sheet(names=(pages.Name("\U00012000 國會", "zh"),))))
    assert "accessible" in caplog.text


def test_missing_folder_is_said_in_one_sentence(tmp_path):
    with pytest.raises(CannotWrite, match=r"^“.*sheet.pdf” cannot be written: no such file or directory\.$"):
        write_pdf([pages.short()], tmp_path / "gone" / "sheet.pdf", printed=DAY)


def test_folder_in_the_place_of_the_file_is_said_in_one_sentence(tmp_path):
    with pytest.raises(CannotWrite, match=r"is a folder: name a file in it\.$"):
        write_pdf([pages.short()], tmp_path, printed=DAY)


def test_failed_writing_leaves_the_old_file_whole(tmp_path, monkeypatch):
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr("os.replace", _full)
    with pytest.raises(CannotWrite, match="no space left on device"):
        write_pdf([pages.short()], target, printed=DAY)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def _full(*_):
    raise OSError(28, "No space left on device")


def test_paper_needs_no_qt(tmp_path):
    program = (
        "import sys; from datetime import date; from pathlib import Path; from tests import pages;"
        "from desktop.paper import write_pdf;"
        f"write_pdf([pages.short()], Path({str(tmp_path / 'x.pdf')!r}), printed=date(2026, 11, 21));"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env={})
    assert done.stdout.strip() == "[]"
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("page", [pages.long, pages.vote, pages.sheet, pages.indexed, pages.short])
@pytest.mark.parametrize("paper", PAPERS)
def test_summary_is_one_page(page, paper):
    assert len(read(page(), paper=paper, short=True).pages) == 1


def test_summary_fills_its_page():
    found = flat(read(pages.long(), short=True))
    assert found.count("a session is called by a third of the house.") >= 12
    assert words.MORE in found


def test_document_stays_whole_in_short():
    assert flat(read(pages.document(), short=True)) == flat(read(pages.document()))


def test_a_picture_is_set_with_words_that_can_be_read():
    text = " ".join(page.extract_text() for page in read(pages.vote()).pages)
    assert "seats" in text
    assert "Seats by party" in text
