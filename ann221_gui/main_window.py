"""The wiring of the window, and nothing else."""
