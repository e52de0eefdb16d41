"""The pages of help, whatever the terminal."""

import pytest

from indexer.cli import help
from indexer.cli.main import COMMANDS, OPTIONS, load


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_explanations_keep_to_the_width_of_the_terminal(name: str, width: int) -> None:
    lines = help.command_page(load(name), OPTIONS, width).splitlines()
    assert not [line for line in lines if line.startswith("      ") and len(line) > width]


def test_an_explanation_stands_below_its_option_where_beside_is_no_room() -> None:
    page = help.command_page(load("suggest"), OPTIONS, 40).splitlines()
    assert page[page.index("  --json") + 1] == "      wynik jako obiekt JSON"
    assert "  --json                             wynik jako obiekt JSON" in help.command_page(
        load("suggest"), OPTIONS, 80
    )
