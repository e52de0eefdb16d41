"""What a person may have meant: completions and other spellings."""
