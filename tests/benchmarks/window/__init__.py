"""The real program in a real window: its pace, how fast it answers, how it starts and grows."""
