"""Files -> text and records: found, opened, decoded, told apart."""
