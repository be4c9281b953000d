"""What users keep beside the archive: watches with what they found, and saved views of the table of decisions."""
