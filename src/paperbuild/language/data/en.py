"""English."""

from __future__ import annotations

from paperbuild.language.language import Language, NumberWords

LANGUAGE = Language(
    tag="en",
    region="GB",
    has_half_days=True,
    before_number=r"pp?\.|No\.|Nos\.|Art\.|vol\.|ch\.|fig\.|para\.|§§?",
    after_number="January|February|March|April|May|June|July|August|September|October|November|December",
    places={
        "page": "p. pp. page pages",
        "paragraph": "para. paras. paras paragraph paragraphs ¶ ¶¶",
        "chapter": "chap. chaps. ch. chapter chapters",
        "section": "sec. secs. sect. section sections § §§",
        "figure": "fig. figs. figs figure figures",
        "volume": "vol. vols. volume volumes",
        "issue": "no. nos. issue issues",
        "note": "n. nn. note notes",
        "column": "col. cols. column columns",
        "part": "pt. pts. pt part parts",
        "book": "bk. bks. bk book books",
        "line": "l. ll. line lines",
    },
    places_as_typed={"note": "fn. fns. fn fns footnote footnotes endnote endnotes"},
    places_otherwise={
        "page": "pg pgs pps",
        "paragraph": "parag pars",
        "chapter": "chs chapt",
        "section": "sects",
        "issue": "number",
    },
    percent_words=("percent", "per cent", "per-cent"),
    number_words=NumberWords(
        units=(
            "zero one two three four five six seven eight nine ten eleven "
            "twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        ),
        tens="twenty thirty forty fifty sixty seventy eighty ninety",
        hundred="hundred",
        thousand="thousand/thousands",
        million="million/millions",
        between="and",
        collectives="12:dozen/dozens 20:score/scores 15:fortnight 1:first 100:hundreds",
        shares=r"half|halves|thirds?|quarters?|fifths?|tenths?|(?:one|two|three|four|nine) (?:in|out of) \w+",
        ordinals="1:first 2:second 3:third 5:fifth 8:eighth 9:ninth 12:twelfth",
        ordinal_endings=r"(?:th|(?<=t)ieth)",
        edition=r"edn?\.?|edition",
    ),
    contributions={
        "director": "dir. by {}",
        "compiler": "comp. by {}",
        "collaborator": "in collaboration with {}",
        "redactor": "redacted by {}",
        "reviser": "rev. by {}",
        "founder": "founded by {}",
        "continuator": "continued by {}",
        "organizer": "org. by {}",
        "commentator": "commentary by {}",
        "annotator": "annot. by {}",
        "introduction": "introduction by {}",
        "foreword": "foreword by {}",
        "afterword": "afterword by {}",
        "others": "et al.",
    },
    contributor_names={
        "compiler": "comp./comps",
        "collaborator": "collab./collabs",
        "redactor": "red./reds",
        "reviser": "rev./revs",
        "founder": "founder/founders",
        "continuator": "cont./conts",
        "organizer": "org./orgs",
    },
    date_words={
        "circa": "c. {}",
        "before": "before {}",
        "decade": "{}s",
        "forthcoming": "forthcoming",
        "in press": "in press",
        "no date": "n.d.",
        "seasons": "Spring Summer Autumn Winter",
    },
)
