"""What a person can do at the search screen: each module does one kind of thing and knows only what that needs.

A method called `action_…` is the action of that name in `tui.actions`; the screen takes it for its own.
"""
