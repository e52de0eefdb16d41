"""The Polish language: tokens, the keys that join the forms of a word, folding, dates."""
