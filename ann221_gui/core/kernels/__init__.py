"""Fast forms of what runs often; each is held against the plain formulas by the tests."""
