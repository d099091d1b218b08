"""An organization from its YAML, linked."""

from orglint.catalogue.catalogue import Catalogue
from orglint.graph.link import link
from orglint.graph.org_graph import OrgGraph
from orglint.model.decoder import decode
from orglint.rules.catalog import builtin_data
from orglint.source.text import SourceText
from orglint.syntax.parser import parse

CATALOGUE = Catalogue.from_data(builtin_data()["catalogue"])


def org(text: str) -> OrgGraph:
    parts = [decode(document)[0] for document in parse(SourceText("f", text)).documents]
    return link([part for part in parts if part is not None], CATALOGUE)
