"""Documents as people have them, read into plain text by processes that can only hurt themselves."""
