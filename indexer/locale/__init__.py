"""The catalogues of messages, and how they are made; `indexer.messages` reads them."""
