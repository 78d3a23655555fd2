"""Tamil."""

from __future__ import annotations

from paperbuild.language.language import ANY_ENDING, Language

LANGUAGE = Language(
    tag="ta",
    script="Taml",
    noun_endings=ANY_ENDING,
    scale_words={
        "ஆயிரம்": 3,
        "லட்சம்": 5,
        "இலட்சம்": 5,
        "கோடி": 7,
        "மில்லியன்": 6,
        "பில்லியன்": 9,
    },
    percent_words=("சதவீதம்", "சதவீத", "சதவிகித", "விழுக்காடு", "சதம்"),
    shares="பாதி|அரை|கால்|முக்கால்|மூன்றில்|நான்கில்|ஐந்தில்|பத்தில்",
    labels={
        "table": "அட்டவணை {}",
        "figure": "படம் {}",
        "table in text": "அட்டவணை {}",
        "figure in text": "படம் {}",
        "section in text": "பிரிவு {}",
        "page in text": "பக். {}",
        "note in text": "குறிப்பு {}",
        "list of tables": "அட்டவணைகளின் பட்டியல்",
        "list of figures": "படங்களின் பட்டியல்",
        "list of abbreviations": "சுருக்கங்கள்",
        "note": "குறிப்பு",
        "tip": "உதவிக்குறிப்பு",
        "warning": "எச்சரிக்கை",
        "important": "முக்கியம்",
        "caution": "கவனம்",
    },
)
