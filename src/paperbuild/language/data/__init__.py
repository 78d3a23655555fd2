"""What each language has of its own: one file a language, `fr.py`, whose name is its tag (BCP 47).

A file has one value, `LANGUAGE`; what its regions and scripts have otherwise is in `FORMS`, and they inherit the rest:
`de-CH` is `de` but for its quotation marks. The fields are told of in `language/language.py`. None is due: leave out
what is as the defaults have it, and what Babel knows. Sources are named where they say more than CLDR does.

To add a language, touch

1. `language/data/TAG.py`, this one file; `is_.py` and the like where Python has the word for itself;
2. `language/words/TAG.py`, where the tool itself is to speak it: otherwise it speaks English;
3. `language/scripts.py` and `engines/layout/fonts.py`, only where its script is not there yet.

`tests/language/test_data.py` looks at every file here; a case in the tests of what the language has is welcome.
"""
