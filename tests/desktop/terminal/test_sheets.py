"""The command `sheet`."""

import json
import stat

import pytest
from openpyxl import load_workbook


def test_markdown_is_what_comes_without_a_format(run):
    answer = run("sheet", "Жиын")
    assert answer.status == 0
    assert answer.out.startswith("# Assembly of Altamar\n")
    assert "40 seats" in answer.out
    assert run("sheet", "assembly", "--format", "md").out == answer.out


def test_a_name_of_several_words_needs_no_quotes(run):
    assert run("sheet", "assembly", "of", "altamar").out == run("sheet", "assembly").out


def test_as_of(run):
    answer = run("sheet", "assembly", "--as-of", "2000")
    assert "As of 31 December 2000" in answer.out


@pytest.mark.parametrize("subject", ["topic:assembly", "harbour-digest", "gazette_2021", "referendum-2006-10-01"])
@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_every_kind_of_page_in_every_form(run, subject, form):
    answer = run("sheet", subject, "--format", form)
    assert answer.status == 0
    assert len(answer.out) > 200


def test_html_stands_by_itself(run):
    page = run("sheet", "assembly", "--format", "html").out
    assert page.startswith("<!DOCTYPE html>")
    assert '<meta charset="utf-8"><title>Assembly of Altamar</title>' in page
    assert "$" not in page.split("</style>")[0]  # every colour is put in
    assert "Жиын" in page


def test_json_holds_the_whole_page(run):
    page = json.loads(run("sheet", "assembly", "--json").out)
    assert page["title"] == "Assembly of Altamar"
    seats = next(group for group in page["groups"] if group["property"] == "seats")
    assert seats["facts"][0]["value"]["low"] == 40
    assert seats["facts"][0]["period"] == {"edtf": "2007-01-01/..", "kind": "interval", "words": "since 1 January 2007"}
    assert page["sources"][0]["number"] == 1


def test_a_pdf_goes_to_a_file(run, tmp_path):
    target = tmp_path / "Анықтама.pdf"
    answer = run("sheet", "assembly", "--format", "pdf", "-o", target)
    assert (answer.status, answer.out, answer.err) == (0, "", "")
    assert target.read_bytes().startswith(b"%PDF-")


def test_a_file_is_replaced_whole_and_keeps_its_permissions(run, tmp_path):
    target = tmp_path / "sheet.md"
    target.write_text("old")
    target.chmod(0o640)
    run("sheet", "assembly", "-o", target)
    assert target.read_text(encoding="utf-8") == run("sheet", "assembly").out
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.md"]


def test_a_link_stays_a_link(run, tmp_path):
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    run("sheet", "assembly", "-o", tmp_path / "link.md")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8").startswith("# Assembly")


def test_what_cannot_be_written(refuse, tmp_path):
    assert "is a folder" in refuse("sheet", "assembly", "-o", tmp_path)
    assert "no such file or directory" in refuse("sheet", "assembly", "-o", tmp_path / "none" / "x.md")
    (tmp_path / "plain").touch()
    assert "cannot be written" in refuse("sheet", "assembly", "-o", tmp_path / "plain" / "x.md")
    assert "cannot be written" in refuse("sheet", "assembly", "-o", tmp_path / ("x" * 300))
    assert "cannot be written" in refuse("sheet", "assembly", "-o", "a\0b")


@pytest.mark.parametrize("form", ["md", "html"])
def test_several_subjects_make_one_briefing(run, form):
    made = run("sheet", "assembly", "election-commission", "--format", form)
    assert made.status == 0
    opening = "# {}\n" if form == "md" else "<h1>{}</h1>"
    titles = ["Assembly of Altamar", "Election Commission", "Sources"]
    places = [made.out.index(opening.format(title)) for title in titles]
    assert places == sorted(places)
    assert made.out.count(opening.format("Sources")) == 1


def test_data_of_a_sheet(run, tmp_path):
    made = run("sheet", "assembly", "--format", "csv", "--as-of", "2010")
    assert made.out.startswith("# Assembly of Altamar")
    assert "# As of,2010-12-31" in made.out
    target = tmp_path / "sheet.xlsx"
    assert run("sheet", "assembly", "--format", "xlsx", "-o", target).status == 0
    assert {"Facts", "Names", "Sources", "About"} <= set(load_workbook(target).sheetnames)


def test_bad_use(refuse):
    assert "There is nothing called “nobody”" in refuse("sheet", "assembly", "nobody")
    assert "for csv name one at a time" in refuse("sheet", "assembly", "election-commission", "--format", "csv")
    assert "did you mean “Clara Weiss”?" in refuse("sheet", "Clara Weis")
    assert "No subject was named" in refuse("sheet", "")
    assert "every sheet with --all" in refuse("sheet")
    assert "February 2021 has 28 days" in refuse("sheet", "assembly", "--as-of", "2021-02-30")
    assert "invalid choice" in refuse("sheet", "assembly", "--format", "docx")
    assert "not allowed with" in refuse("sheet", "assembly", "--json", "--format", "md")
