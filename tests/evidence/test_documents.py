"""Documents of every kind give their text; a hostile one ends its own reader and nothing else."""

import hashlib
import subprocess
import sys
import zlib
from dataclasses import replace

import pytest

from apora.errors import CaseProblems
from apora.evidence.documents.clean import cleaned
from apora.evidence.documents.fence import extract_apart
from apora.evidence.documents.kinds import KIND_BY_NAME
from apora.evidence.documents.read import read_document
from evidence import some_documents as some

TRUST = (
    "      Open it yourself only if you trust it; save what you need of it as plain text (.txt) and "
    "start from that."
)
MAKERS = {
    "guard.txt": some.text_file,
    "guard.html": some.html_file,
    "guard.docx": some.docx_file,
    "guard.pdf": some.pdf_file,
}


def refusal(file, *, kind=None):
    with pytest.raises(CaseProblems) as caught:
        extract_apart(file, kind=kind) if kind else read_document(file)
    return str(caught.value)


def refused(name, what, *, remedy=TRUST):
    return f"1 error\n\n  {name}: {what}\n{remedy}"


@pytest.mark.parametrize("name", MAKERS)
def test_every_kind_gives_the_words_of_the_article_and_nothing_glued_to_them(name, tmp_path):
    found = read_document(MAKERS[name](tmp_path / name))
    words = " ".join(found.text.split())

    for sentence in some.ENGLISH[1:]:
        assert sentence in words
    assert "Home 12" not in words


def test_a_page_says_who_published_it_when_and_where(tmp_path):
    found = read_document(some.html_file(tmp_path / "guard.html"))

    assert (found.title, found.publisher, found.published, found.url) == (
        "The Guard is running out of guards",
        "Courier",
        "2024-11-08",
        "https://courier.example/guards",
    )


def test_a_workbook_is_read_as_its_formats_show_it(tmp_path):
    found = read_document(some.xlsx_file(tmp_path / "staff.xlsx"))

    assert found.text == (
        "Staff\nOffice\tIn service, 1 November 2024\tVacancy\nHarbour\t2911\t18.1%\n"
        "Market\t1250\t25.0%\n"
    )


def test_cells_of_a_table_in_a_document_stand_apart(tmp_path):
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = "<w:tr>" + cell.format("Harbour") + cell.format("28.9%") + cell.format("12") + "</w:tr>"
    file = some.docx_file(tmp_path / "a.docx", ["Staff"], body=f"<w:tbl>{row}</w:tbl>")

    assert read_document(file).text == "Staff\nHarbour\t28.9%\t12\n"


def test_a_clean_text_is_kept_byte_for_byte(tmp_path):
    file = some.text_file(tmp_path / "guard.txt")

    kept = read_document(file).text.encode()

    assert hashlib.sha256(kept).digest() == hashlib.sha256(file.read_bytes()).digest()


def test_what_is_not_shown_is_taken_out_and_letters_are_composed():
    assert cleaned("300\u200b people\r\nи\u0306 so\u00adldiers\u202e") == "300 people\nй soldiers\n"


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.docx", b"hello", "is no archive, as such a document is."),
        ("a.xlsx", b"hello", "is no archive, as such a document is."),
        ("a.pdf", b"hello", "is no PDF that can be read."),
        ("a.html", b"<html><body></body></html>", "is a page without an article."),
    ],
)
def test_what_is_not_the_kind_its_name_says_is_refused(name, content, what, tmp_path):
    file = tmp_path / name
    file.write_bytes(content)

    assert refusal(file) == refused(name, what)


@pytest.mark.parametrize(
    ("name", "content", "what", "remedy"),
    [
        (
            "a.exe",
            b"MZ",
            "is no kind of document that apora reads.",
            "      Save it as one of .txt, .text, .md, .csv, .tsv, .html, .htm, .xhtml, .docx, .pdf, .xlsx.",
        ),
        ("a.txt", b"", "is empty.", "      Name a document that holds something."),
        (
            "a.txt",
            "Больше".encode("cp1251"),
            "is not UTF-8.",
            '      Save it again as UTF-8; a spreadsheet calls that "CSV UTF-8".',
        ),
    ],
)
def test_what_cannot_be_read_is_said_with_its_remedy(name, content, what, remedy, tmp_path):
    file = tmp_path / name
    file.write_bytes(content)
    place = f"{name}, line 1" if "UTF-8" in what else name

    assert refusal(file) == refused(place, what, remedy=remedy)


def test_a_document_that_is_not_there_is_named(tmp_path):
    assert refusal(tmp_path / "a.pdf") == refused(
        "a.pdf", "is not a file.", remedy="      Name a document that is there."
    )


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_does(tmp_path):
    bomb = [("word/media/a.bin", b"\0" * 301_000_000)]
    file = some.docx_file(tmp_path / "bomb.docx", parts=bomb)

    assert file.stat().st_size < 400_000
    assert refusal(file) == refused("bomb.docx", "is an archive that unpacks to more than 300 MB.")


def test_entities_that_grow_are_not_followed(tmp_path):
    grow = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 20}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    doctype = f'<!DOCTYPE d [<!ENTITY a "{"a" * 40}">{grow}]>'
    file = some.docx_file(tmp_path / "entities.docx", ["&i;"], doctype=doctype)

    assert refusal(file) == refused("entities.docx", "is a damaged document (ExpatError).")


def test_a_file_beside_the_document_is_not_read_into_it(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("4711 secrets", encoding="utf-8")
    doctype = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    file = some.docx_file(tmp_path / "a.docx", ["300 people, &x;"], doctype=doctype)

    assert read_document(file).text == "300 people,\n"


def test_a_pdf_that_unpacks_to_too_much_ends_only_its_own_reader(tmp_path):
    content = some.squeezed(400_000_000)
    file = some.bare_pdf(tmp_path / "bomb.pdf", content, filters="[/FlateDecode/FlateDecode]")

    assert file.stat().st_size < 10_000
    assert refusal(file) == refused("bomb.pdf", "is no PDF that can be read.")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds to a limit of memory")
def test_a_reader_that_takes_too_much_memory_is_ended(tmp_path):
    file = some.docx_file(tmp_path / "big.docx", ["a" * 2_000] * 30_000)
    small = replace(KIND_BY_NAME["docx"], memory=150_000_000)

    assert refusal(file, kind=small) == refused(
        "big.docx",
        "took its reader more than 150 MB of memory or 60 s of processor time; the reader was ended.",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_reader_that_takes_too_long_is_ended(tmp_path):
    content = zlib.compress(b"BT /F1 9 Tf " + b"(a) Tj " * 2_000_000 + b"ET", 9)
    file = some.bare_pdf(tmp_path / "slow.pdf", content, filters="/FlateDecode")
    short = replace(KIND_BY_NAME["pdf"], seconds=1)

    assert refusal(file, kind=short) == refused(
        "slow.pdf",
        "took its reader more than 1500 MB of memory or 1 s of processor time; the reader was ended.",
    )


@pytest.mark.parametrize(
    "tries",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('example.org', 80)",
        "subprocess.run(['true'])",
        "os.system('true')",
        "open('left-behind', 'w')",
        "os.open('left-behind', os.O_CREAT | os.O_WRONLY)",
        "os.remove('anything')",
        "urllib.request.urlopen('http://example.org')",
    ],
)
def test_a_reader_can_neither_connect_nor_start_nor_write(tries, tmp_path):
    code = (
        "import os, socket, subprocess, sys, urllib.request\n"
        "from apora.evidence.documents.child import without_reach\n"
        f"sys.addaudithook(without_reach)\n{tries}"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "apora.evidence.documents.child.Refused" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_reading_plain_text_loads_no_reader_of_documents():
    code = (
        "import sys, apora.evidence.first_case\n"
        "heavy = {'trafilatura', 'lxml', 'pypdf', 'mammoth', 'openpyxl', 'jax'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
