"""What a person typed -> the tree of a query, and back."""
