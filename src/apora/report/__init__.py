"""From results to a page that a person can read and check."""
