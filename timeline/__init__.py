"""Give it a news article, and it shows you when everything in it happened, and why it thinks so."""
