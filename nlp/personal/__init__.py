"""Personal data in municipal documents: identity numbers are masked, sensitive passages are flagged."""
