"""The network diagram: what it shows, where everything stands, how it is used."""
