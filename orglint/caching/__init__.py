"""What a check of one organization found, kept between runs: findings as JSON, never code, in the user's own cache."""
