"""The Polish language: tokens, the keys that join the forms of a word, diacritics, dates, sentences."""
