"""Digests without OpenSSL."""

import hashlib

import pytest

from orglint.lean.digests import sha256


@pytest.mark.parametrize("data", [b"", b"a", b"x" * 1_000, bytes(range(256))])
def test_they_are_those_of_the_standard_library(data: bytes) -> None:
    assert sha256(data).hexdigest() == hashlib.sha256(data).hexdigest()
