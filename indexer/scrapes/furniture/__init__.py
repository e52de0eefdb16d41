"""Page furniture: everything on a scraped page that is not the article, and why it is not."""
