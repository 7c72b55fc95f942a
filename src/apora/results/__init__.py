"""What a run found, as the one mapping that every output is made from."""
