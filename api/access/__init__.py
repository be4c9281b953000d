"""Who may do what: roles, API keys, signing in, the gate before all routes, the audit log."""
