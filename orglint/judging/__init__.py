"""Rules laid on organizations: which run, what each of them found, which profiles are met."""
