"""`python -m orglint`."""

import sys

from orglint.cli import main

if __name__ == "__main__":
    sys.exit(main())
