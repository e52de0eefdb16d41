"""What can go wrong, each with a sentence for the person who asked."""

from indexer.messages import Message, message


class PrasowkaError(Exception):
    """Base of all errors that Prasówka reports by itself; `str(error)` is a sentence for people.

    It is given as a `Message`, which is translated when it is shown.
    """

    @property
    def message(self) -> Message:
        """The sentence, to be kept and translated later."""
        sentence = self.args[0]
        return sentence if isinstance(sentence, Message) else Message("{sentence}", {"sentence": str(sentence)})


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


class UnreadableNow(UnreadableScrape):
    """The system would not let a file be read; another time it may."""


class UsageError(PrasowkaError):
    """The request itself makes no sense, such as a date that is none."""


def why_unreadable(error: OSError) -> Message:
    """Return why the system would not let a file or a folder be read."""
    if isinstance(error, PermissionError):
        return message("no permission to read it")
    if isinstance(error, FileNotFoundError):
        return message("there is no such file or folder")
    return message("it cannot be read: {reason}", reason=error.strerror or str(error))
