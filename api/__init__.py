"""What users touch: command line, HTTP service and web pages."""
