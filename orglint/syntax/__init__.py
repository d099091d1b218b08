"""Text to nodes with places. The only folder that knows ruamel.yaml."""
