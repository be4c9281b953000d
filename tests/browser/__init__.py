"""The pages in a real browser: flows, axe-core, narrow screens."""
