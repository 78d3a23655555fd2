"""The check digits of ISBN and ISSN, and the forms in which identifiers are compared."""

from __future__ import annotations

import pytest

from paperbuild.syntax.bibtex.identifiers import (
    isbn10_check_digit,
    isbn13_check_digit,
    issn_check_digit,
    same_doi,
    same_isbn,
)


@pytest.mark.parametrize("isbn", ["9780306406157", "9781786633606", "9780804429573"])
def test_thirteen_digits_check(isbn: str) -> None:
    assert isbn13_check_digit(isbn) == isbn[-1]


@pytest.mark.parametrize("isbn", ["0306406152", "080442957X"])
def test_ten_digits_check(isbn: str) -> None:
    assert isbn10_check_digit(isbn) == isbn[-1]


@pytest.mark.parametrize("issn", ["00280836", "2434561X", "03785955"])
def test_an_issn_checks(issn: str) -> None:
    assert issn_check_digit(issn) == issn[-1]


def test_one_book_has_one_isbn_in_either_length() -> None:
    assert same_isbn("0-8044-2957-x") == same_isbn("978 0 8044 2957 3") == "9780804429573"


def test_an_isbn_that_is_wrong_is_not_made_right() -> None:
    assert same_isbn("0-306-40615-3") == "0306406153"


@pytest.mark.parametrize(
    "doi", ["10.1000/AbC", "https://doi.org/10.1000/abc", "http://dx.doi.org/10.1000/ABC", "doi:10.1000/abc"]
)
def test_one_work_has_one_doi_however_it_is_written(doi: str) -> None:
    assert same_doi(doi) == "10.1000/abc"
