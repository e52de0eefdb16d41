"""Documents -> a committed segment."""
