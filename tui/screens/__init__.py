"""The screens: one to search and read, one for the scrape behind an article, one for help."""
