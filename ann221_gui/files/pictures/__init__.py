"""Pictures of a widget that is handed over: as pixels, as lines and letters, as an animation."""
