package closeout.check_test

import data.closeout.check
import rego.v1

same := {
	"account": {"name": "demo", "id": "1", "cloud": "alibaba"},
	"same": true,
	"changes": {"added": [], "changed": [], "gone": [], "unknown": {"added": [], "gone": []}},
	"removed": ["alibaba:a.b:r:9"],
	"unknown": [],
}

other(changes) := object.union(same, {"same": false, "changes": object.union(same.changes, changes)})

one := [{"id": "alibaba:a.b:r:1", "line": "one", "disposition": "delete"}]

test_the_same if {
	count(check.deny) == 0 with input as same
}

test_added_and_changed_are_refused_gone_is_told if {
	count(check.deny) == 2 with input as other({"added": one})
	count(check.deny) == 2 with input as other({"changed": one})
	count(check.warn) == 1 with input as other({"gone": one})
}

test_unknown_is_refused if {
	count(check.deny) == 2 with input as object.union(same, {"same": false, "unknown": ["x in y: denied"]})
}

test_a_closing_account_has_nothing_to_check if {
	count(check.deny) == 0 with input as {"account": same.account, "status": {"phase": "waiting"}}
}
