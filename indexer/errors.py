"""What can go wrong, each with a sentence for the person who asked."""


class PrasowkaError(Exception):
    """Base of all errors that Prasówka reports by itself; `str(error)` is a sentence for people.

    It is given as a `Message`, which is translated when it is shown.
    """


class NoIndex(PrasowkaError):
    """There is no index in the folder."""


class DamagedIndex(PrasowkaError):
    """A file of the index is missing, cut short or changed."""


class IndexBusy(PrasowkaError):
    """Another process is writing the index."""


class UnknownArticle(PrasowkaError):
    """No article of the archive has this id."""


class UnreadableScrape(PrasowkaError):
    """A file cannot be read as articles; the text says why."""


class UsageError(PrasowkaError):
    """The request itself makes no sense, such as a date that is none."""
