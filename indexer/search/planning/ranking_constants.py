"""The constants of matching and ranking, each with the measurement that chose it (tests/README.md)."""

K1 = 0.6
B = 0.4

LONG_QUERY = 4
"""So many words that are no function words, and no question: a pasted headline, or a statement."""

B_IN_LONG_QUERIES = 0.75
"""The same of long queries: an article that has by chance what they say is a long one."""

SPECIFICITY = 1.3
"""The power that idf is taken to: a question is decided by its rare words."""

NAME = 1.3
"""Weight of a word typed with a capital, and of a number, against the other words of the query."""

TYPED_CAPITALISED = (0.1, 0.46, 1.0, 1.0)
"""Weights of occurrences of a word typed with a capital: in lower case, with the capital that begins a sentence, with
one elsewhere, and in capitals."""

TYPED_IN_CAPITALS = (0.1, 0.1, 0.1, 1.0)
"""The same of a word typed in capitals."""

OTHER_FORM = 0.6
"""Weight of an occurrence of another form of the word typed."""

OTHER_WORD = 0.15
"""Weight of the forms of other words, of which a word typed as dictionaries have it may be one (`pili` of `piła`)."""

FOLDED_UNKNOWN = 0.8
"""Weight of the words that a spelling without diacritics may stand for, where the archive does not have it as it is."""

FOLDED_KNOWN = 0.2
"""The same where the archive knows the spelling as it is (`sad` beside `sąd`)."""

FIELD_WEIGHTS = {"title": 2.0, "lead": 1.0, "body": 1.0, "caption": 0.3}

COORDINATION = 0.3
"""A document's score is multiplied by 1 + COORDINATION * (words matched / words asked)²."""

PROXIMITY = 2.0
"""Weight of the bonus for two neighbouring words of the query that stand near each other: names are typed whole."""

PAIR_DECAY = 1.8
"""From the third pair on, the bonus of each falls by (2 / pairs) to this power: few texts repeat a long query."""

PROXIMITY_IN_QUESTIONS = 0.5
"""The same for all neighbours of a question together, for which a text has other words and another order."""

PROXIMITY_WINDOW = 5
"""How many places apart two words still count as near."""

PROXIMITY_REVERSED = 0.1
"""How much of the bonus there is where they stand the other way round."""

PROXIMITY_K1 = 0.5
"""How soon the bonus has enough of one article: a name there once is nearly as good as a name there often."""

PROXIMITY_DEPTH = 200
"""How many of the best documents get the bonus: the same for every page of the results."""

PROXIMITY_DEPTH_IN_QUESTIONS = 50
"""The same for questions: their bonus is small, and lifts nothing to the top from farther down."""

COVERAGE, COVERAGE_STRETCH = 0.4, 30
"""Weight of the words of a question or a long query that the fullest stretch of so many places has of them."""

EARLY, EARLY_SCALE = 1.0, 80.0
"""Weight of the first place of each word of them, which falls by e in so many tokens: news begins with what is new."""

MOST_PAIRS = 32
"""How many pairs of neighbours, the first ones, are looked at."""

PHRASE_WORD = 0.5
"""Weight of the words of a phrase by themselves, where the phrase is one clause among others."""

MOST_EXPANDED = 8
"""How many words of a query, the first ones, may be prefixes, patterns or misspellings."""

MOST_FORMS = 2000
"""How many forms, the most frequent ones, a prefix, a pattern or a misspelling stands for at the most."""

SNIPPET_LENGTH = 240
"""How many characters a snippet aims at."""
