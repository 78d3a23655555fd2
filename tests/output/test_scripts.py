"""Papers in scripts whose fonts the extra brings: the PDF says what was typed, word for word, in those fonts."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdf
import pytest

from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from paperbuild.verify.pdf_content import in_reading_order
from tests.output.markup import built

pytestmark = [pytest.mark.pango, pytest.mark.slow]

MakeProject = Callable[[Mapping[str, str | bytes]], Project]
# A sentence of each language, with the families that it is set in. Khmer has U+200B between its words.
SENTENCES = {
    "th": ("ทุกคนมีสิทธิในที่อยู่อาศัยที่เหมาะสม รัฐต้องดำเนินการ ผู้ลี้ภัยก็มีสิทธิ", ("Sarabun", "Noto-Sans-Thai")),
    "he": ("לכל אדם הזכות לדיור הולם ללא אפליה", ("Frank-Ruhl-Libre", "Assistant")),
    "hi": ("हर व्यक्ति को उचित आवास का अधिकार है। राज्य को यह सुनिश्चित करना चाहिए।", ("Noto-Sans-Devanagari",)),
    "bn": ("প্রত্যেক মানুষের উপযুক্ত বাসস্থানের অধিকার আছে।", ("Hind-Siliguri",)),
    "ta": ("ஒவ்வொருவருக்கும் தகுந்த வீட்டு வசதிக்கான உரிமை உண்டு.", ("Noto-Sans-Tamil",)),
    "te": ("ప్రతి ఒక్కరికి తగిన గృహవసతి హక్కు ఉంది.", ("Noto-Sans-Telugu",)),
    "km": ("មនុស្ស\u200bគ្រប់\u200bរូប\u200bមាន\u200bសិទ្ធិ\u200bទទួល\u200bបាន\u200bលំនៅឋាន\u200bសមរម្យ។", ("Noto-Sans-Khmer",)),
    "ha": ("Kowane ɗan adam yana da haƙƙin samun gida, ba tare da ɓata lokaci ba.", ("Noto-Serif", "Noto-Sans")),
    "yo": ("Gbogbo ènìyàn ló ní ẹ̀tọ́ sí ilé tó dára, gbọ́dọ̀ ṣe.", ()),
}


@pytest.mark.poppler
@pytest.mark.parametrize("code", SENTENCES)
def test_a_paper_says_in_print_what_was_typed_in_the_fonts_of_its_script(
    make_project: MakeProject, tmp_path: Path, code: str
) -> None:
    sentence, families = SENTENCES[code]
    first = " ".join(sentence.split(" ")[:2])
    settings = f'slug = "a"\nlocale = "{code}"\ndate = 2026-01-02\n[publisher]\nname = "P"\n'
    text = f"# {first} {{#one}}\n\n{sentence}[^n]\n\n*{sentence}*\n\n[^n]: {sentence}\n"
    project = make_project({"content/paper.toml": settings, f"content/{code}/01-one.md": text})
    made = built(project, (Format.PDF,))
    assert [item for item in made.diagnostics if item.rule.startswith("OUT")] == []
    content = made.artifacts[code, Format.PDF].content
    (tmp_path / "a.pdf").write_bytes(content)
    said = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True).stdout.decode()
    assert without_marks(said).count(without_marks(sentence)) >= 3, said
    assert set(families) <= fonts_of(content), "the text, its heading and its note"


def test_letters_with_marks_are_read_from_left_to_right_where_their_script_is() -> None:
    assert in_reading_order(["ម", "នុ", "ស្ស"], is_rtl=False) == ["ម", "នុ", "ស្ស"]
    assert in_reading_order(["בָּ", "א"], is_rtl=False) == ["א", "בָּ"]


def without_marks(text: str) -> str:
    """`text` on one line, without what shows nothing: marks of direction, places where a line may end."""
    return " ".join(text.translate(dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u2060"))).split())


def fonts_of(content: bytes) -> set[str]:
    """The families that a PDF is set in."""
    sheets = pypdf.PdfReader(io.BytesIO(content)).pages
    fonts = (font.get_object() for sheet in sheets for font in (sheet["/Resources"].get("/Font") or {}).values())
    names = {str(font["/BaseFont"]).partition("+")[2] for font in fonts}
    return {name for whole in names for name in (whole, whole.removesuffix("-Semi-Bold"), whole.removesuffix("-Bold"))}
