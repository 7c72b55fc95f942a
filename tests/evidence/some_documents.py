"""Small documents of every kind, and hostile ones, made by hand."""

import io
import zipfile
import zlib

import openpyxl
import typst

ENGLISH = (
    "The Guard is running out of guards",
    "Published on 8 November 2024.",
    "As of 1 November 2024 the Guard employed 2,911 people, and the average shortage was 18.1 percent.",
    "More than 300 officers have left since 12 May; about a third of the letters were refused.",
    "In one week 245 of 672 cases ran out of time under Article 23.34. Telephone +375 17 200-11-22.",
)
READINGS = ["2911", "mean 18.1%", ">300", "~1/3", "245 of 672"]
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def text_file(path):
    path.write_text("\n\n".join(ENGLISH) + "\n", encoding="utf-8")
    return path


def html_file(path):
    body = "".join(f"<p>{one}</p>" for one in ENGLISH[1:])
    page = (
        "<!doctype html><html lang='en'><head><title>The Guard is running out of guards | Courier"
        "</title><meta property='og:site_name' content='Courier'>"
        "<meta property='article:published_time' content='2024-11-08T10:00:00Z'>"
        "<link rel='canonical' href='https://courier.example/guards'></head><body>"
        "<nav><a href='/'>Home 12</a> <a href='/n'>99 comments</a></nav>"
        f"<article><h1>{ENGLISH[0]}</h1>{body}</article><footer>Call 555 0199</footer></body></html>"
    )
    page = page.replace("300 officers", "<mark>300</mark> officers<sup>2</sup>")
    page = page.replace("1 November 2024 the", "<time>1 November 2024</time> the")
    path.write_text(page, encoding="utf-8")
    return path


def docx_file(path, paragraphs=ENGLISH, *, body="", doctype="", parts=()):
    said = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    document = (
        f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{_WORD}"><w:body>{said}{body}'
        "</w:body></w:document>"
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}" '
        'Target="word/document.xml"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", document)
        for name, content in parts:
            archive.writestr(name, content)
    return path


def pdf_file(path):
    text = "\n\n".join(one.replace("#", "\\#") for one in ENGLISH)
    source = f"#set document(title: [{ENGLISH[0]}])\n#set page(width: 12cm)\n{text}\n"
    path.write_bytes(typst.compile(source.encode()))
    return path


def xlsx_file(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Staff"
    for row in (
        ["Office", "In service, 1 November 2024", "Vacancy"],
        ["Harbour", 2911, 0.181],
        ["Market", 1250, 0.25],
    ):
        sheet.append(row)
    sheet["C2"].number_format = sheet["C3"].number_format = "0.0%"
    book.save(path)
    return path


def bare_pdf(path, content, *, filters):
    """Write a PDF of one page whose content is as given."""
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = f"/Resources<</Font<</F1 {font}>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R{page}>>".encode(),
        f"<</Length {len(content)}/Filter{filters}>>\nstream\n".encode() + content + b"\nendstream",
    ]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, one in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + one + b"\nendobj\n")
    table = out.tell()
    out.write(b"xref\n0 5\n0000000000 65535 f \n")
    out.write(b"".join(f"{place:010d} 00000 n \n".encode() for place in places))
    out.write(f"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n".encode())
    path.write_bytes(out.getvalue())
    return path


def squeezed(size):
    """Return blanks that were squeezed twice: a few bytes for megabytes."""
    return zlib.compress(zlib.compress(b" " * size, 9), 9)
