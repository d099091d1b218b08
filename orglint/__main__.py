"""`python -m orglint`."""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        # Python puts the working directory in front of the path; what lies there is to be checked, never to be run.
        del sys.path[0]
    from orglint.cli import main

    sys.exit(main())
