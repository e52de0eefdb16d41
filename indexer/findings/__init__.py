"""Findings: what a researcher makes of hits: words in their context, counts over time, articles for other programs."""
