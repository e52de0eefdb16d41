"""The constants of matching and ranking, each with the measurement that chose it (tests/quality/ablation.md)."""

K1 = 1.2
B = 0.75

OTHER_FORM = 0.8
"""Weight of an occurrence of another form of the word typed."""

FOLDED_UNKNOWN = 0.8
"""Weight of the words that a spelling without diacritics may stand for, where the archive does not have it as it is."""

FOLDED_KNOWN = 0.2
"""The same where the archive knows the spelling as it is (`sad` beside `sąd`)."""

ZONE_WEIGHTS = {"title": 2.0, "lead": 1.0, "body": 1.0, "caption": 0.3}

COORDINATION = 0.3
"""A document's score is multiplied by 1 + COORDINATION * (words matched / words asked)²."""

PROXIMITY = 1.0
"""Weight of the bonus for neighbouring words of the query that stand near each other, divided by its words less one."""

PROXIMITY_WINDOW = 8
"""How many places apart two words still count as near."""

PROXIMITY_DEPTH = 200
"""How many of the best documents get the bonus: the same for every page of the results."""

PHRASE_WORD = 0.5
"""Weight of the words of a phrase by themselves, where the phrase is one clause among others."""

MOST_FORMS = 2000
"""How many forms, the most frequent ones, a prefix, a pattern or a misspelling stands for at the most."""

SNIPPET_LENGTH = 240
"""How many characters a snippet aims at."""
