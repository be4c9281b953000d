"""The data set described by DCAT-AP-SE, for the national data portal."""
