from indexer.polish.alphabet import alphabetical


def test_letters_stand_where_the_alphabet_has_them() -> None:
    letters = "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż".split()
    assert sorted(set(letters), key=alphabetical) == letters
    assert sorted(["Żaba", "zwyczaj", "łuk", "Lub", "ósmy", "ozon", "orzeł"], key=alphabetical) == [
        "Lub",
        "łuk",
        "orzeł",
        "ozon",
        "ósmy",
        "zwyczaj",
        "Żaba",
    ]


def test_foreign_letters_stand_beside_what_they_look_like() -> None:
    assert sorted(["Čapek", "czas", "cap"], key=alphabetical) == ["cap", "Čapek", "czas"]
