"""What was done to a run, act by act, so that any of it can be gone back to."""
