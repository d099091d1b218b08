"""What the definition of an organization says on every statement of the source text, and what it leaves open."""
