"""What is said, by whom, how sure. Opens without JAX."""
