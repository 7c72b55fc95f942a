"""Documents as people have them, read into text by processes that can hurt only themselves."""
