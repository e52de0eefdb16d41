"""Options of tables for those who read them in a spreadsheet."""

from indexer.cli.arguments import Option
from indexer.messages import N_

OPTIONS = (
    Option("--excel", N_("CSV begins with a byte order mark, by which Excel knows its letters"), default=False),
    Option("--raw-csv", N_("CSV as it is: no apostrophe before what a spreadsheet takes for a formula"), default=False),
)
