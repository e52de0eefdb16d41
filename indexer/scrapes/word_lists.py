"""Words that both furniture and metadata know: agencies, abbreviations and titles, each in one table."""

from typing import NamedTuple

UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
LOWER = "a-ząćęłńóśźż"
"""The letters of Polish, as parts of a class of characters in a regular expression."""

UNITS = tuple("kg km cm zł gr tys mln mld min godz ha pkt szt".split())
POINTERS = tuple("nr str tel ul al im pl".split())
EXAMPLES = tuple("np tzw ok itd itp m.in".split())
TOPICS = tuple("ws nt ds".split())
TITLES = tuple("sierż asp kpt prof dr gen płk ks red mł insp kom mjr por inż mgr hab abp bp św min kard amb".split())
"""Abbreviations, without their full stops: before or after numbers, before names and examples, before people."""


class Agency(NamedTuple):
    """An agency by its usual name.

    `spellings`, a regular expression, is how its name is written; `also` is how it is written where nothing else but an
    agency is expected. `signs` says that texts are signed with it, `owns_pictures` that pictures are.
    """

    name: str
    spellings: str
    also: str = ""
    signs: bool = False
    owns_pictures: bool = False


AGENCIES = (
    Agency("PAP", "Polsk(?:a|iej) Agencj[ai] Prasow(?:a|ej)|PAP", "pap", signs=True, owns_pictures=True),
    Agency("AFP", "AFP", signs=True, owns_pictures=True),
    Agency("Reuters", "Reuters|REUTERS", "Reuter", signs=True, owns_pictures=True),
    Agency("EPA", "EPA", owns_pictures=True),
    Agency("AP", "AP", "Associated Press", owns_pictures=True),
    Agency("DPA", "DPA|dpa"),
    Agency("TASS", "TASS"),
    Agency("RIA Nowosti", "RIA(?: (?:Nowosti|Novosti))?"),
    Agency("Interfax", "Interfax"),
    Agency("Ukrinform", "Ukrinform"),
    Agency("Unian", "UNIAN|Unian"),
    Agency("BelTA", "Bi?e[lł]TA|Bi?e[lł]ta|BELTA|BIEŁTA"),
    Agency("BelaPAN", "BelaPAN|Bie[lł]aPAN"),
    Agency("ANSA", "ANSA"),
    Agency("Bloomberg", "Bloomberg"),
    Agency("Xinhua", "Xinhua"),
    Agency("Anadolu", "Anadolu(?: Agency)?"),
    Agency("ISBnews", "ISBnews|ISB", "ISBNews", signs=True),
    Agency("KAI", "Katolick(?:a|iej) Agencj[ai] Informacyjn(?:a|ej)|KAI", signs=True),
    Agency("IAR", "Informacyjn(?:a|ej) Agencj[ai] Radiow(?:a|ej)|IAR", signs=True),
    Agency("Newseria", "Newseria", signs=True),
    Agency("MTI", "MTI"),
    Agency("ČTK", "[ČC]TK"),
    Agency("Sputnik", "Sputnik|SPUTNIK"),
    Agency("Forum", "FORUM|Forum", owns_pictures=True),
    Agency("Agencja Gazeta", r"Agencja (?:Gazeta|Wyborcza(?:\.pl)?)", "AG", owns_pictures=True),
    Agency("East News", "East ?News|EAST NEWS", "EASTNEWS", owns_pictures=True),
    Agency("Getty Images", "Getty Images|GETTY IMAGES|Getty", "GETTY|gettyimages", owns_pictures=True),
    Agency("NurPhoto", "NurPhoto", owns_pictures=True),
    Agency("Polska Press", "Polska ?Press", "POLSKA ?PRESS", owns_pictures=True),
    Agency("Reporter", "REPORTER", owns_pictures=True),
    Agency("ZUMA Press", "ZUMA(?: Press)?"),
)
"""All agencies, in the order in which they are looked for."""

SIGNING_AGENCY = "|".join(agency.spellings for agency in AGENCIES if agency.signs)
PICTURE_AGENCY = "|".join(agency.spellings for agency in AGENCIES if agency.owns_pictures)
"""Regular expressions, to be put in brackets: the agencies that texts, or pictures, are signed with."""
