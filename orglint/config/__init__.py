"""The configuration: how it is found, what may stand in it, what it extends, and the settings that follow from it.

Only `discovery` is imported by a run without a configuration; the rest needs pydantic.
"""
