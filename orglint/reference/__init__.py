"""The reference pages for writers of rules: check kinds, selectors, the tables of queries.

What there is, its type and its default come from the code; the words come from `rules/kinds.yaml` and
`rules/reference.yaml`.
"""
