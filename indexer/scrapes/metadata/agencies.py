"""News and press-photo agencies: named in credits and signatures, never merely quoted in the text."""

import re

_NAMES = {
    "PAP": r"PAP|pap|Polsk(?:a|iej) Agencj[ai] Prasow(?:a|ej)",
    "AFP": r"AFP",
    "Reuters": r"Reuters?|REUTERS",
    "EPA": r"EPA",
    "AP": r"AP|Associated Press",
    "DPA": r"DPA|dpa",
    "TASS": r"TASS",
    "RIA Nowosti": r"RIA(?: (?:Nowosti|Novosti))?",
    "Interfax": r"Interfax",
    "Ukrinform": r"Ukrinform",
    "Unian": r"UNIAN|Unian",
    "BelTA": r"Bi?e[lł]TA|Bi?e[lł]ta|BELTA|BIEŁTA",
    "BelaPAN": r"BelaPAN|Bie[lł]aPAN",
    "ANSA": r"ANSA",
    "Bloomberg": r"Bloomberg",
    "Xinhua": r"Xinhua",
    "Anadolu": r"Anadolu(?: Agency)?",
    "ISBnews": r"ISBnews|ISBNews|ISB",
    "KAI": r"KAI|Katolick(?:a|iej) Agencj[ai] Informacyjn(?:a|ej)",
    "IAR": r"IAR|Informacyjn(?:a|ej) Agencj[ai] Radiow(?:a|ej)",
    "Newseria": r"Newseria",
    "MTI": r"MTI",
    "ČTK": r"[ČC]TK",
    "Sputnik": r"Sputnik|SPUTNIK",
    "Forum": r"FORUM|Forum",
    "Agencja Gazeta": r"Agencja (?:Gazeta|Wyborcza(?:\.pl)?)|AG",
    "East News": r"East ?News|EASTNEWS|EAST NEWS",
    "Getty Images": r"Getty(?: Images)?|GETTY(?: IMAGES)?|gettyimages",
    "NurPhoto": r"NurPhoto",
    "Polska Press": r"Polska ?Press|POLSKA ?PRESS",
    "Reporter": r"REPORTER",
    "ZUMA Press": r"ZUMA(?: Press)?",
}
_AGENCY = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(f"(?P<a{number}>{pattern})" for number, pattern in enumerate(_NAMES.values()))
    + r")(?:\.(?:by|pl|com|ru|ua))?(?![^\W_])"
)
_CANONICAL = tuple(_NAMES)


def is_agency(name: str) -> bool:
    """Whether `name` is an agency and nothing else."""
    return bool(_AGENCY.fullmatch(name))


def find_agencies(credit: str) -> tuple[str, ...]:
    """The agencies named in a credit or a signature, in its order, each once and under its usual name."""
    found = (_CANONICAL[int((match.lastgroup or "a0")[1:])] for match in _AGENCY.finditer(credit))
    return tuple(dict.fromkeys(found))
