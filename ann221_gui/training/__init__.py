"""The second thread, and nothing else."""
