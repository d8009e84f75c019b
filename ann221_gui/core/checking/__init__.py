"""What is right in somebody's numbers, what follows from what, and which slip was made."""
