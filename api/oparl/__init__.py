"""OParl 1.1, read-only: the archive as bodies, organizations, meetings, agenda items, papers and files."""
