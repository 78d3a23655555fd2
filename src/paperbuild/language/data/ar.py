"""Arabic."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="ar",
    script="Arab",
    quotes=Quotes("”", "“", "’", "‘"),
    joined_and="و",
    date_words={
        "circa": "حوالي {}",
        "before": "قبل {}",
        "forthcoming": "قيد الإصدار",
        "in press": "قيد النشر",
        "no date": "دون تاريخ",
        "seasons": "ربيع صيف خريف شتاء",
    },
    citation_words={"ibid": "المرجع نفسه"},
    labels={
        "table": "الجدول {}",
        "figure": "الشكل {}",
        "table in text": "الجدول {}",
        "figure in text": "الشكل {}",
        "formula in text": "المعادلة ({})",
        "section in text": "القسم {}",
        "page in text": "الصفحة {}",
        "note in text": "الحاشية {}",
        "caption": "{}: {}",
        "list of tables": "قائمة الجداول",
        "list of figures": "قائمة الأشكال",
        "list of abbreviations": "قائمة المختصرات",
        "note": "ملاحظة",
        "tip": "نصيحة",
        "warning": "تحذير",
        "important": "مهم",
        "caution": "تنبيه",
    },
    months_otherwise=(
        "كانون الثاني/جانفي",
        "شباط/فيفري",
        "آذار/اذار",
        "نيسان/أفريل/ابريل/إبريل",
        "أيار/ايار/ماي",
        "حزيران/جوان",
        "تموز/جويلية/يوليوز",
        "آب/أوت/غشت",
        "أيلول/ايلول/شتنبر",
        "تشرين الأول",
        "تشرين الثاني/نونبر",
        "كانون الأول/دجنبر",
    ),
    other_calendars=("islamic",),
    other_months=(
        "محرم|المحرم|صفر|ربيع الأول|ربيع الآخر|ربيع الثاني|جمادى الأولى|جمادى الآخرة"
        "|جمادى الثانية|رجب|شعبان|رمضان|شوال|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة"
    ),
    scale_words={
        "آلاف": 3,
        "ألفا": 3,
        "ألفًا": 3,
        "الف": 3,
        "ملايين": 6,
        "مليونا": 6,
        "مليونًا": 6,
        "مليارات": 9,
        "مليارا": 9,
        "مليارًا": 9,
        "بليون": 9,
        "تريليون": 12,
        "تريليونات": 12,
    },
    percent_words=(
        "في ?الم[ئا]+ة",
        "في ?المائة",
        "بالم[ئا]+ة",
        "بالمائة",
    ),
    shares=r"\w{0,2}نصف\w*|\w{0,3}ثلث\w*|\w{0,3}ربع|\w{0,3}أرباع|\w{0,3}خمس\w*|أخماس|\w{0,2}عشر|\w{0,3}ثلثي\w*",
    month_prefixes="بلوف",
    growth=0.94,
)
