"""The signs that reference managers write as commands of LaTeX, and that pandoc's reader drops.

Zotero, Mendeley and JabRef write what lies beyond ASCII so where they export to BibTeX: the names are those of LaTeX's
`textcomp` and of its encodings T1 and TS1 (LaTeX2e for authors; `textcomp`, `tipa`, `gensymb` for a few).
"""

from __future__ import annotations

from collections.abc import Mapping

TEXT_SIGNS: Mapping[str, str] = dict(
    pair.split("=")
    for pair in (
        "textexclamdown=¡ textquestiondown=¿ textinterrobang=‽ textbrokenbar=¦ textbardbl=‖ textsection=§"
        " textparagraph=¶ textpilcrow=¶ textdagger=† textdaggerdbl=‡ textreferencemark=※ textnumero=№"
        " textfractionsolidus=⁄ textasteriskcentered=∗ textvisiblespace=␣ textblank=␢ textdblhyphen=⹀ textminus=−"
        " textbigcircle=◯ textopenbullet=◦ textmusicalnote=♪ textlangle=⟨ textrangle=⟩ textlquill=⁅ textrquill=⁆"
        " checkmark=✓"
        # quotation marks
        ' textquotesinglbase=‚ textquotedblbase=„ quotesinglbase=‚ quotedblbase=„ textquotedbl={"} guillemetleft=«'
        " guillemetright=» glqq=„ grqq=“ glq=‚ grq=‘ flqq=« frqq=» flq=‹ frq=› lq=‘ rq=’"
        # money
        " textcent=¢ textcurrency=¤ textyen=¥ textlira=₤ textnaira=₦ textwon=₩ textdong=₫ textpeso=₱ textbaht=฿"
        " textcolonmonetary=₡ textflorin=ƒ textguarani=₲ textpound=£ EUR=€"
        # figures and measures
        " textonesuperior=¹ texttwosuperior=² textthreesuperior=³ textordfeminine=ª textordmasculine=º textonequarter=¼"
        " textonehalf=½ textthreequarters=¾ textpm=± texttimes=× textdiv=÷ textlnot=¬ textsurd=√ textperthousand=‰"
        " textpertenthousand=‱ textcelsius=℃ textohm=Ω textmho=℧ textestimated=℮ degree=° celsius=℃ micro=µ"
        " perthousand=‰"
        # rights
        " textcircledP=℗ textservicemark=℠ textrecipe=℞ textcopyleft=🄯"
        # arrows
        " textleftarrow=← textuparrow=↑ textrightarrow=→ textdownarrow=↓"
        # accents by themselves
        " textasciidieresis=¨ textasciimacron=¯ textasciiacute=´ textasciigrave=` textasciicaron=ˇ textasciibreve=˘"
        " textacutedbl=˝ textgravedbl=˵ textquotestraightbase=‚ textquotestraightdblbase=„"
        # letters
        " SS=ẞ IJ=Ĳ ij=ĳ textschwa=ə textturnv=ʌ textipa= textlatin= textrussian= textcyrillic= textgreek="
        # what only sets them
        " textcompwordmark= upshape= normalfont= sf= newblock= allowbreak= linebreak= negthinspace= enspace=~ qquad=~"
        " text="
    ).split()
)
"""By name, what is to stand for the command; where that is nothing, what it holds stands for itself."""
