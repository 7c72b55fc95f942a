"""The staffing model: arrays in, arrays out, one mechanism a file."""
