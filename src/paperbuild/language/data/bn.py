"""Bangla."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="bn",
    script="Beng",
    months_otherwise=(
        "জানুয়ারি/জানুয়ারী",
        "ফেব্রুয়ারি/ফেব্রুয়ারী",
        "",
        "",
        "",
        "",
        "",
        "অগাস্ট/অগস্ট",
        "সেপ্টেম্বর",
        "অক্টোবর",
        "নভেম্বর",
        "ডিসেম্বর",
    ),
    noun_endings="ে|েই|েও|ের|র|তে|তেও|কে|ও|ই|টি|টির|জন",
    scale_words={"হাজার": 3, "লাখ": 5, "লক্ষ": 5, "কোটি": 7, "মিলিয়ন": 6, "বিলিয়ন": 9},
    percent_words=("শতাংশ", "পার্সেন্ট", "ভাগ"),
    percent_before=("শতকরা",),
    shares="আধা|অর্ধেক|তৃতীয়াংশ|চতুর্থাংশ|সিকি|পঞ্চমাংশ|দশমাংশ|জনের মধ্যে",
    times="সাড়ে|পৌনে|সোয়া|সকাল|দুপুর|বিকেল|রাত",
    date_words={
        "circa": "আনু. {}",
        "before": "{}-এর আগে",
        "decade": "{}-এর দশক",
        "forthcoming": "প্রকাশিতব্য",
        "in press": "মুদ্রণাধীন",
        "no date": "তারিখহীন",
        "seasons": "বসন্ত গ্রীষ্ম শরৎ শীত",
    },
    labels={
        "table": "সারণি {}",
        "figure": "চিত্র {}",
        "table in text": "সারণি {}",
        "figure in text": "চিত্র {}",
        "formula in text": "সমীকরণ ({})",
        "section in text": "অনুচ্ছেদ {}",
        "page in text": "পৃ. {}",
        "note in text": "টীকা {}",
        "list of tables": "সারণির তালিকা",
        "list of figures": "চিত্রের তালিকা",
        "list of abbreviations": "সংক্ষেপের তালিকা",
        "note": "দ্রষ্টব্য",
        "tip": "পরামর্শ",
        "warning": "সতর্কতা",
        "important": "গুরুত্বপূর্ণ",
        "caution": "সাবধান",
    },
)
