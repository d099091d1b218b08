"""What keeps the start short: values and patterns that cost little where they are not used. Knows nothing of ours."""
