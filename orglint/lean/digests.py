"""SHA-256 without `hashlib`, which brings OpenSSL and takes a third of Python's own start.

What Python falls back on itself where there is no OpenSSL gives the same digests; its `random` module takes its hash
the same way.
"""

try:
    from _sha2 import sha256  # from Python 3.12 on
except ImportError:
    try:
        from _sha256 import sha256
    except ImportError:  # a Python that was built without them
        from hashlib import sha256

__all__ = ["sha256"]
