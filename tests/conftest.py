"""For all tests: results are kept where nobody else finds them."""

import os
import tempfile

os.environ["ORGLINT_CACHE_DIR"] = tempfile.mkdtemp(prefix="orglint-tests-")
