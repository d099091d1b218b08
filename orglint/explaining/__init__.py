"""Why there is a finding: the facts it stands on, how the rule concludes from them, and the ways out."""
