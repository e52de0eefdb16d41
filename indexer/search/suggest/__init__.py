"""What a person may go on to type, and may have meant: completions and other spellings."""
