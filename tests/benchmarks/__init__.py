"""The benchmark command: python -m tests.benchmarks. See `__main__`."""
