"""The rules as SHACL shapes, run by pyshacl over a graph made from the same load. usage: shacl_rules.py FILE"""

import sys
from pathlib import Path

from pyshacl import validate
from rdflib import Graph, Literal, Namespace
from rdflib.namespace import SH
from script import load

ORG = Namespace("urn:org:")
graph, names = Graph(), {}
for number, one in enumerate(load(sys.argv[1])):
    node = ORG[f"unit-{number}"]
    names[node] = one["id"]
    graph.add((node, ORG.id, Literal(one["id"])))
    graph.add((node, ORG.number, Literal(number)))
    if one.get("parent") is not None:
        graph.add((node, ORG.parent, Literal(one["parent"])))
    if one.get("kind") == "sales":
        graph.add((node, ORG.sells, Literal(True)))
    for duty in one.get("owns", ()):
        graph.add((node, ORG.owns, Literal(duty)))
_, results, _ = validate(graph, shacl_graph=Graph().parse(Path(__file__).with_name("shapes.ttl")), advanced=True)
found = [
    f"{results.value(result, SH.resultMessage)} {names[results.value(result, SH.focusNode)]}"
    for result in results.subjects(SH.resultSeverity, None)
]
print("\n".join(sorted(found)))
