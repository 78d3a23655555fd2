"""Thai."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="th",
    script="Thai",
    other_calendars=("buddhist",),
    scale_words={"พัน": 3, "หมื่น": 4, "แสน": 5, "ล้าน": 6},
    percent_words=("เปอร์เซ็นต์",),
    percent_before=("ร้อยละ",),
    shares="ครึ่ง|หนึ่งในสาม|หนึ่งในสี่|หนึ่งในห้า",
    date_words={
        "circa": "ราว {}",
        "before": "ก่อน {}",
        "forthcoming": "กำลังจะตีพิมพ์",
        "in press": "อยู่ระหว่างการพิมพ์",
        "no date": "ม.ป.ป.",
        "seasons": "ฤดูใบไม้ผลิ ฤดูร้อน ฤดูใบไม้ร่วง ฤดูหนาว",
    },
    labels={
        "table": "ตารางที่ {}",
        "figure": "รูปที่ {}",
        "table in text": "ตารางที่ {}",
        "figure in text": "รูปที่ {}",
        "formula in text": "สมการที่ ({})",
        "section in text": "หัวข้อ {}",
        "page in text": "หน้า {}",
        "note in text": "เชิงอรรถ {}",
        "list of tables": "สารบัญตาราง",
        "list of figures": "สารบัญรูป",
        "list of abbreviations": "คำย่อ",
        "note": "หมายเหตุ",
        "tip": "เคล็ดลับ",
        "warning": "คำเตือน",
        "important": "สำคัญ",
        "caution": "ข้อควรระวัง",
    },
)
