"""What published standards of analysis demand, item by item, held against a case."""
