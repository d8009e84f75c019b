"""The equations of the document, and what it lacks, as a table."""
