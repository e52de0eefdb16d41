"""How words look inside a text. Colours are variables of the theme; the boxes around texts are styled in app.tcss."""

HIT = "$hit-style $hit-color on $hit-background"
"""A word that answers the query."""
CURRENT_HIT = "bold $current-hit-color on $current-hit-background"
"""The hit at which the person stands."""

HEADLINE = "bold"
LEAD = "italic"
CAPTION = "italic $faint"
FAINT = "$faint"
"""What one may overlook: bylines, line numbers, hints."""
FAILURE = "$text-error"

DROPPED = "strike $faint"
"""What cleaning took out of a scrape."""
REASON = "italic $text-warning"
"""Why it did."""

TITLE = "bold $text-primary"
KEY = "$text-accent"
FOOTER_KEY = "bold $footer-key-foreground"
PROPOSAL = "underline"
"""A spelling that one can click."""
