"""Plain values: articles, requests and answers, scrapes as they were read, reports. They import nothing of ours.

One rule says what a record is: a frozen dataclass where people's programs meet it (the public API), a NamedTuple where
it stays inside, and a `Value` only for the nodes of query trees, where that was measured to pay.
"""
