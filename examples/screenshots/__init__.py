"""Pictures of every page of the service for the documentation, taken with the distribution's Chromium."""
