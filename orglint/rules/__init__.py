"""Rule files to runnable rules, and violations to findings."""
