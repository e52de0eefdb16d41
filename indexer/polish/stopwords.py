"""Function words: they hold a sentence together and say nothing of what it is about."""

_PREPOSITIONS = """
bez beze dla do ku na nad nade naokoło o obok od ode około oprócz po pod podczas pode pomiędzy pomimo ponad poprzez
poza prócz przeciw przed przede przez przeze przy spod spośród spoza u w wbrew we wewnątrz według wobec wokół
wskutek wśród wzdłuż z za ze zza znad
"""
_CONJUNCTIONS = """
a aby albo albowiem ale ani aż ażeby bądź bo bowiem by chociaż choć gdy gdyby gdyż i iż jako jednak jednakże jeśli
jeżeli lecz lub mimo natomiast ni niech niechaj niż oraz ponieważ tudzież więc zanim zarówno zaś że żeby
"""
_PARTICLES = """
bardzo już jeszcze li nawet nie no ponoć prawie przecież raczej się sobie sobą siebie także też tylko właśnie zbyt
znów czyż czyli np itd itp tzn tzw
"""
_PRONOUNS = """
ja mnie mną mi ty ciebie cię tobie ci tobą on ona ono jego go jemu mu nim niego niemu jej nią niej ją je my nas nam
nami wy was wam wami oni one ich im nich nimi mój moi moja moje mojego mojej mojemu moją moim moich moimi twój twoi
twoja twoje twojego twojej twojemu twoją twoim twoich twoimi swój swoi swoja swoje swojego swojej swojemu swoją
swoim swoich swoimi swe swego swej swemu swą swym swych swymi nasz nasi nasza nasze naszego naszej naszemu naszą
naszym naszych naszymi wasz wasi wasza wasze waszego waszej waszemu waszą waszym waszych waszymi ten ta to te ci
tego tej temu tę tą tym tych tymi ów owa owo owe owego owej owemu ową owym owych owymi tamten tamta tamto tamte
tamtego tamtej tamtemu tamtą tamtym tamtych tamtymi taki taka takie tacy takiego takiej takiemu taką takim takich
takimi
"""
_QUESTIONS = """
kto kogo komu kim co czego czemu czym który która które którego której któremu którą którym których którymi którzy
jaki jaka jakie jakiego jakiej jakiemu jaką jakim jakich jakimi jacy czyj czyja czyje czyjego czyjej czyjemu czyją
czyim czyich czyimi czy gdzie kiedy dlaczego jak skąd dokąd którędy ile ilu iloma odkąd
"""
_ADVERBS = "tak tam tu tutaj teraz wtedy wówczas stąd dotąd dlatego zatem"
_AUXILIARY_VERBS = "być bywać mieć zostać"
_AUXILIARY_FORMS = """
jestem jesteś jest jesteśmy jesteście są był była było były byli byłem byłam będę będziesz będzie będziemy będziecie
będą byłby byłaby byłoby byłyby byliby będąc bywa bywał bywała ma mają miał miała miało mieli miały miałby miałaby
miałoby miałyby mieliby mając został została zostało zostały zostali zostanie zostaną zostałby zostałaby zostałoby
"""

QUESTION_WORDS = frozenset(_QUESTIONS.split())
"""The function words that a question has, first or after a preposition."""

FUNCTION_LEMMAS = frozenset(
    " ".join((_PREPOSITIONS, _CONJUNCTIONS, _PARTICLES, _PRONOUNS, _QUESTIONS, _ADVERBS, _AUXILIARY_VERBS)).split()
)
"""What a function word may be a form of; the former of `były prezydent` is not among them."""

STOPWORDS = FUNCTION_LEMMAS | frozenset(_AUXILIARY_FORMS.split())
"""The function words: forms, as `tokens.form` writes them."""
