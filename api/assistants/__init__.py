"""The archive as tools for assistants: a server of the Model Context Protocol, over stdio or under /mcp."""
