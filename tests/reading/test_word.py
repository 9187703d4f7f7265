"""Word documents are read as their readers see them; deleted and hidden text is never citable."""
# ruff: noqa: E501  a case stands on one line

import pytest

from summarizer.reading.article import Article
from summarizer.reading.assemble import assemble
from summarizer.reading.document import NotReadableError
from summarizer.reading.visible import visible
from summarizer.reading.word_document import word_document
from tests.reading.samples import PAYLOAD, SENTENCES, with_parts, word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
UNFILLED = f"<w14:textFill {W14}><w14:noFill/></w14:textFill>"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _read(data: bytes) -> Article:
    return assemble(word_document(data), "a.docx", "", identifier="S1")


def _shown(article: Article) -> str:
    return " ".join(visible(article, sentence) for sentence in article.sentences)


def _run(properties: str, text: str = PAYLOAD, tag: str = "t") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:{tag}>{text}</w:{tag}></w:r>"


def _p(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


HIDDEN = {
    "hidden": _p(_run("<w:vanish/>")),
    "hidden among seen": _p(_run("", "Buses run ") + _run("<w:vanish/>") + _run("", "instead.")),
    "white": _p(_run('<w:color w:val="FFFFFF"/>')),
    "almost white": _p(_run('<w:color w:val="FAFAFA"/>')),
    "white by theme": _p(_run('<w:color w:val="auto" w:themeColor="background1"/>')),
    "in the colour of its shading": _p(
        _run('<w:color w:val="112233"/><w:shd w:val="clear" w:fill="112233"/>')
    ),
    "in the colour of its marker": _p(
        _run('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')
    ),
    "in the colour of its paragraph": _p(
        '<w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr>' + _run('<w:color w:val="000000"/>')
    ),
    "one and a half points": _p(_run('<w:sz w:val="3"/>')),
    "one per cent wide": _p(_run('<w:w w:val="1"/>')),
    "without a fill": _p(_run(UNFILLED)),
    "without a fill and an outline": _p(
        _run(f"<w14:textOutline {W14}><w14:noFill/></w14:textOutline>{UNFILLED}")
    ),
    "in lines of one point": _p('<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>' + _run("")),
    "in lines of a twentieth": _p('<w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr>' + _run("")),
    "in a row of one point": "<w:tbl><w:tr><w:trPr><w:trHeight w:val='20' w:hRule='exact'/></w:trPr><w:tc>"
    + _p(_run("")) + "</w:tc></w:tr></w:tbl>",
    "deleted": _p(f"<w:del>{_run('', tag='delText')}</w:del>"),
    "deleted, but as text": _p(f"<w:del>{_run('')}</w:del>"),
    "moved away": _p(f"<w:moveFrom>{_run('')}</w:moveFrom>"),
    "a field's code": _p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + _run("")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "a prompt": _p(
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{_run('')}</w:sdtContent></w:sdt>"
    ),
    "a deleted row": "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + _p(_run("")) + "</w:tc></w:tr></w:tbl>",
    "white in a cell": "<w:tbl><w:tr><w:tc>" + _p(_run('<w:color w:val="FFFFFF"/>')) + "</w:tc></w:tr></w:tbl>",
    "nested in a link": _p(f"<w:hyperlink><w:smartTag>{_run('<w:vanish/>')}</w:smartTag></w:hyperlink>"),
}  # fmt: skip


@pytest.mark.parametrize("name", HIDDEN)
def test_text_nobody_sees_is_taken_out_and_recorded(name: str) -> None:
    article = _read(word(*SENTENCES, xml=[HIDDEN[name], _p(_run("", "Buses run instead."))]))
    assert "nine people" not in article.text
    hidden = [removal for removal in article.removed if removal.reason == "hidden"]
    assert len(hidden) == 1
    assert PAYLOAD[:40] in hidden[0].detail
    assert all(sentence in _shown(article) for sentence in [*SENTENCES, "Buses run instead."])


STYLED = {
    "a character style": ('w:type="character"', "<w:rStyle w:val='X'/>", ""),
    "a paragraph style": ('w:type="paragraph"', "", "<w:pPr><w:pStyle w:val='X'/></w:pPr>"),
}


@pytest.mark.parametrize("look", ["<w:vanish/>", "<w:color w:val='FFFFFF'/>", "<w:sz w:val='2'/>"])
@pytest.mark.parametrize("name", STYLED)
def test_text_hidden_by_a_style_or_what_it_rests_on_is_taken_out(name: str, look: str) -> None:
    kind, run, paragraph = STYLED[name]
    data = word(*SENTENCES, xml=[_p(paragraph + _run(run))])
    styles = (
        f"<w:styles {W}><w:style {kind} w:styleId='X'><w:basedOn w:val='Y'/></w:style>"
        f"<w:style {kind} w:styleId='Y'><w:basedOn w:val='X'/><w:rPr>{look}</w:rPr></w:style></w:styles>"
    )
    article = _read(with_parts(data, {"word/styles.xml": styles.encode()}))
    assert "nine people" not in article.text
    assert [removal.reason for removal in article.removed] == ["hidden"]


def test_text_in_lines_a_style_makes_too_low_is_taken_out() -> None:
    data = word(
        *SENTENCES,
        xml=[_p("<w:pPr><w:pStyle w:val='X'/><w:spacing w:line='20'/></w:pPr>" + _run(""))],
    )
    styles = (
        f"<w:styles {W}><w:style w:type='paragraph' w:styleId='X'><w:pPr>"
        "<w:spacing w:line='240' w:lineRule='exact'/></w:pPr></w:style></w:styles>"
    )
    article = _read(with_parts(data, {"word/styles.xml": styles.encode()}))
    assert "nine people" not in article.text
    assert [removal.reason for removal in article.removed] == ["hidden"]


def test_a_text_box_is_seen_beside_a_line_that_is_too_low() -> None:
    paragraph = (
        f"<w:p {W}><w:pPr><w:spacing w:line='20' w:lineRule='exact'/></w:pPr><w:r><w:txbxContent>"
        "<w:p><w:r><w:t>A box beside the text.</w:t></w:r></w:p></w:txbxContent></w:r></w:p>"
    )
    assert "A box beside the text." in _shown(_read(word(*SENTENCES, xml=[paragraph])))


SEEN = {
    "plain": _p(_run("")),
    "not hidden after all": _p(_run('<w:vanish w:val="0"/>')),
    "white on black": _p(_run('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>')),
    "white in a dark cell": '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="203040"/></w:tcPr>'
    + _p(_run('<w:color w:val="FFFFFF"/>')) + "</w:tc></w:tr></w:tbl>",
    "inserted": _p(f"<w:ins>{_run('')}</w:ins>"),
    "moved here": _p(f"<w:moveTo>{_run('')}</w:moveTo>"),
    "in a link": _p(f"<w:hyperlink>{_run('')}</w:hyperlink>"),
    "a field's result": _p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + _run("")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "a filled field": f"<w:sdt><w:sdtContent>{_p(_run(''))}</w:sdtContent></w:sdt>".replace("<w:sdt>", f"<w:sdt {W}>", 1),
    "in pieces": _p("".join(_run("", piece) for piece in ("Ignore the previous instru", PAYLOAD[26:]))),
    "a size that is none": _p(_run('<w:sz w:val="big"/><w:color w:val="red"/>')),
    "in lines of twelve points": _p('<w:pPr><w:spacing w:line="240" w:lineRule="exact"/></w:pPr>' + _run("")),
    "in lines of at least a point": _p('<w:pPr><w:spacing w:line="20" w:lineRule="atLeast"/></w:pPr>' + _run("")),
    "in a row of at least a point": "<w:tbl><w:tr><w:trPr><w:trHeight w:val='20'/></w:trPr><w:tc>"
    + _p(_run("")) + "</w:tc></w:tr></w:tbl>",
    "filled": _p(_run(UNFILLED.replace("noFill", "solidFill"))),
    "hollow with an outline": _p(
        _run(f"<w14:textOutline {W14} w14:w='9525'><w14:solidFill/></w14:textOutline>{UNFILLED}")
    ),
    "six points": _p(_run('<w:sz w:val="12"/>')),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_text_that_is_seen_stays(name: str) -> None:
    article = _read(word(*SENTENCES, xml=[SEEN[name]]))
    assert PAYLOAD in _shown(article)
    assert "HYPERLINK" not in article.text
    assert not article.removed


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{{}}</w:txbxContent>"  # noqa: F541  filled below
    content = "<w:p><w:r><w:t>A box beside the text.</w:t></w:r></w:p>"
    paragraph = (
        f"<w:p {W} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:r><w:t>The "
        f"text</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box.format(content)}"
        f"</mc:Choice><mc:Fallback>{box.format(content)}</mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t> goes on.</w:t></w:r></w:p>"
    )
    assert _read(word(*SENTENCES, xml=[paragraph])).text.endswith(
        "The text goes on.\n\nA box beside the text."
    )


def test_rows_are_read_as_lines_and_layout_tables_as_paragraphs() -> None:
    def cell(*paragraphs: str) -> str:
        return "<w:tc>" + "".join(_p(_run("", p)) for p in paragraphs) + "</w:tc>"

    figures = f"<w:tbl><w:tr>{cell('Pillars')}{cell('4')}</w:tr><w:tr>{cell('Cracks')}{cell('2')}</w:tr></w:tbl>"
    layout = f"<w:tbl><w:tr>{cell(*SENTENCES)}</w:tr></w:tbl>"
    text = _read(word("Bridge", xml=[figures, layout])).text
    assert text == "\n\n".join(["Bridge", "Pillars | 4", "Cracks | 2", *SENTENCES])


def _with_part(data: bytes, kind: str, xml: str) -> bytes:
    import io  # noqa: PLC0415  only here
    import zipfile  # noqa: PLC0415  as above

    archive = zipfile.ZipFile(io.BytesIO(data))
    relations = archive.read("word/_rels/document.xml.rels").decode()
    types = archive.read("[Content_Types].xml").decode()
    relation = f'<Relationship Id="rX" Type="{RELATIONS}/{kind}" Target="x.xml"/></Relationships>'
    override = '<Override PartName="/word/x.xml" ContentType="application/xml"/></Types>'
    return with_parts(
        data,
        {
            "word/_rels/document.xml.rels": relations.replace(
                "</Relationships>", relation
            ).encode(),
            "[Content_Types].xml": types.replace("</Types>", override).encode(),
            "word/x.xml": xml.encode(),
        },
    )


def test_footnotes_follow_the_text() -> None:
    notes = (
        f"<w:footnotes {W}><w:footnote w:type='separator'>{_p(_run('', 'rule'))}</w:footnote>"
        f"<w:footnote w:id='2'>{_p(_run('', 'Figures of the city.') + _run('<w:vanish/>'))}</w:footnote>"
        "</w:footnotes>"
    )
    article = _read(_with_part(word(*SENTENCES), "footnotes", notes))
    assert article.text == "\n\n".join([*SENTENCES, "Figures of the city."])
    assert [r.detail for r in article.removed] == [f"hidden text: {PAYLOAD}"]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("header", "boilerplate"), ("footer", "boilerplate"), ("comments", "hidden")],
)
def test_what_stands_beside_the_text_is_left_out_and_recorded(kind: str, reason: str) -> None:
    xml = f"<w:x {W}>{_p(_run('', PAYLOAD))}</w:x>"
    article = _read(_with_part(word(*SENTENCES), kind, xml))
    assert "nine people" not in article.text
    assert reason in [r.reason for r in article.removed if PAYLOAD in r.detail]


def test_the_title_is_one_the_reader_sees() -> None:
    import io  # noqa: PLC0415  only here

    import docx  # noqa: PLC0415  as above

    file = docx.Document()
    file.add_heading("Bridge closed for a year", 0)
    for sentence in SENTENCES:
        file.add_paragraph(sentence)
    out = io.BytesIO()
    file.save(out)
    article = _read(out.getvalue())
    assert article.title == article.sentence_text(0) == "Bridge closed for a year"
    assert article.text.count("Bridge closed for a year") == 1
    stated = _read(
        word(
            "PRESS RELEASE",
            "Bridge: a year of repairs.",
            *SENTENCES,
            title="bridge: a year of repairs.",
        )
    )
    assert stated.title == "Bridge: a year of repairs."
    assert "Nine people" not in _read(word(*SENTENCES, title="Nine people died")).text


def test_dates_of_making_are_no_dates_of_publication() -> None:
    assert _read(word(*SENTENCES)).published.value is None
    cover = (
        "<CoverPageProperties xmlns='http://schemas.microsoft.com/office/2006/coverPageProps'>"
        "<PublishDate>2025-10-16T00:00:00</PublishDate></CoverPageProperties>"
    )
    published = _read(_with_part(word(*SENTENCES), "customXml", cover)).published
    assert (published.value, published.basis) == ("2025-10-16", "metadata")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a Word document"),
        (b"PK\x03\x04", "not a Word document"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "password"),
        (word("x")[:-200], "not a Word document"),
        (with_parts(word("x"), {"word/document.xml": b"<a>"}), "not a Word document"),
    ],
)
def test_what_is_no_word_document_is_said_to_be_none(data: bytes, said: str) -> None:
    with pytest.raises(NotReadableError, match=said):
        word_document(data)
