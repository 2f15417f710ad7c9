from __future__ import annotations

import pytest

from lagebild.linking.cyrillic import in_latin
from lagebild.linking.known import links
from lagebild.linking.tokens import tokens
from lagebild.sentences import sentences


@pytest.mark.parametrize(
    ("written", "german"),
    [
        ("Путин", "Putin"),
        ("Лавров", "Lawrow"),
        ("Шойгу", "Schoigu"),
        ("Медведев", "Medwedew"),
        ("Горький", "Gorki"),
        ("Елена", "Jelena"),
        ("Хрущёв", "Chruschtschow"),
        ("Касымов", "Kassymow"),
        ("Зеленський", "Selenskyj"),
        ("Володимир Зеленський", "Wolodymyr Selenskyj"),
        ("Київ", "Kyjiw"),
        ("Порошенко", "Poroschenko"),
        ("sagte Путин am", "sagte Putin am"),
        ("ЗЕЛЕНСЬКИЙ", "Selenskyj"),
    ],
)
def test_words_in_cyrillic_letters(written: str, german: str) -> None:
    assert " ".join(in_latin(written.split())) == german


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Володимир Зеленський schrieb das am Montag.", "Володимир Зеленський", "person:wolodymyr-selenskyj"),
        ("Präsident Путин drohte Kiew.", "Путин", "person:wladimir-putin"),
        ("Außenminister Лавров widersprach.", "Лавров", "person:sergej-lawrow"),
    ],
)
def test_names_in_cyrillic_letters_are_linked_where_they_stand(text: str, words: str, entity: str) -> None:
    found = {text[slice(*link.span)]: link.entity for link in links(tokens(text, sentences(text)), "2023-03-01")}
    assert found.get(words) == entity
