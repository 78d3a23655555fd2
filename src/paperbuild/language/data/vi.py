"""Vietnamese."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="vi",
    months_otherwise=(
        "tháng một/tháng giêng",
        "tháng hai",
        "tháng ba",
        "tháng tư",
        "tháng năm",
        "tháng sáu",
        "tháng bảy",
        "tháng tám",
        "tháng chín",
        "tháng mười",
        "tháng mười một",
        "tháng mười hai/tháng chạp",
    ),
    scale_words={"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9},
    percent_words=("phần trăm",),
    shares=r"nửa|một phần \w+|phần ba|phần tư",
    date_words={
        "circa": "khoảng {}",
        "before": "trước {}",
        "forthcoming": "sắp xuất bản",
        "in press": "đang in",
        "no date": "không rõ năm",
        "seasons": "xuân hạ thu đông",
    },
    citation_words={"ibid": "như trên"},
    labels={
        "table": "Bảng {}",
        "figure": "Hình {}",
        "table in text": "Bảng {}",
        "figure in text": "Hình {}",
        "formula in text": "công thức ({})",
        "section in text": "mục {}",
        "page in text": "tr. {}",
        "note in text": "chú thích {}",
        "list of tables": "Danh mục bảng",
        "list of figures": "Danh mục hình",
        "list of abbreviations": "Danh mục từ viết tắt",
        "note": "Ghi chú",
        "tip": "Mẹo",
        "warning": "Cảnh báo",
        "important": "Quan trọng",
        "caution": "Thận trọng",
    },
    ordinary_numbers=r"năm|ba|chín",
)
