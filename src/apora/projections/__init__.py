"""What follows from a calibration: scenarios run on its draws, differences, estimates."""
