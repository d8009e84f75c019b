"""What several views need: theme, pace of numbers, axes, symbols."""
