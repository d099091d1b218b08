"""For all tests: results are kept where nobody else finds them, and no property fails for being slow."""

import os
import tempfile

from hypothesis import HealthCheck, settings

os.environ["ORGLINT_CACHE_DIR"] = tempfile.mkdtemp(prefix="orglint-tests-")
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
