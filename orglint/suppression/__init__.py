"""Findings that a company accepts: waivers, comments, the baseline, and what a change did not touch."""
