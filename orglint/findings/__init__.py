"""The nouns every stage speaks: place, violation, finding, report. Imports nothing else of orglint."""
