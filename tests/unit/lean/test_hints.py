"""The types of fields are those that typing finds."""

from typing import get_type_hints

import pytest

from orglint.lean.hints import hints_of
from orglint.lean.values import fields_of
from orglint.model.definition import OrganizationDefinition, UnitDefinition
from orglint.rules.kinds import KINDS, kind_class
from orglint.rules.selector import Selector


@pytest.mark.parametrize("cls", [OrganizationDefinition, UnitDefinition, Selector, *map(kind_class, KINDS)])
def test_types_are_those_that_typing_finds(cls: type) -> None:
    found, wanted = hints_of(cls), get_type_hints(cls, include_extras=True)
    assert found.keys() == wanted.keys()
    assert [(name, found[name]) for name in fields_of(cls)] == [(name, wanted[name]) for name in fields_of(cls)]
