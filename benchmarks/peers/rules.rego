package org

import future.keywords.contains
import future.keywords.if
import future.keywords.in

ids := {unit.id | unit := input.units[_]}

places[id] := numbers if {
	some id in ids
	numbers := [number | input.units[number].id == id]
}

found contains concat(" ", ["duplicate-id", id]) if {
	some id in ids
	count(places[id]) > 1
}

found contains concat(" ", ["dangling-reference", unit.id]) if {
	some unit in input.units
	unit.parent
	not ids[unit.parent]
}

found contains concat(" ", ["self-reference", unit.id]) if {
	some unit in input.units
	unit.parent == unit.id
}

found contains concat(" ", ["pricing-outside-market", unit.id]) if {
	some unit in input.units
	unit.kind == "sales"
	"pricing" in unit.owns
}
