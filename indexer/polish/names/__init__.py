"""Names: which runs of capitalised words are people, places and organisations, as a reader would look them up.

In two steps, for what an article calls a name only the archive can tell: `mentions_of` finds the runs of each article;
`Evidence` counts those of all; a `NameTable` settles from it what each run stands for; `names_of` joins within each
article what is one name. Without Morfeusz there are no base forms but those that the archive uses itself.
"""

from indexer.polish.names.aliases import ArticleName, Span, full_name, names_of
from indexer.polish.names.cues import Kind
from indexer.polish.names.evidence import Evidence
from indexer.polish.names.mentions import Mention, mentions_of
from indexer.polish.names.table import NameTable

__all__ = ["ArticleName", "Evidence", "Kind", "Mention", "NameTable", "Span", "full_name", "mentions_of", "names_of"]
