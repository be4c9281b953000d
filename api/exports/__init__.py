"""Exports: any list of the archive as CSV, XLSX, JSON Lines or Parquet."""
