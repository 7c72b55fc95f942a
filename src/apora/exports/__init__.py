"""A case and its results in formats of others: Data Package, SQLite."""
