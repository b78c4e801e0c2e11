package closeout.plan_test

import data.closeout.plan
import rego.v1

teardown := {"resource_changes": [{
	"type": "closeout_wave",
	"change": {
		"actions": ["update"],
		"before": {"wave": "data", "remaining": {"alibaba:a.b:r:1": "one", "alibaba:a.b:r:2": "two", "alibaba:c.d:r:3": "three"}},
		"after": {"wave": "data", "remaining": {"alibaba:a.b:r:2": "two"}},
	},
}]}

closure(status) := {
	"resource_changes": [{
		"type": "closeout_closure",
		"change": {"actions": ["create"], "before": null, "after": {"account_id": "1"}},
	}],
	"prior_state": {"values": {"root_module": {"resources": [{"type": "closeout_blockers", "values": {"status": status}}]}}},
}

test_what_leaves_a_wave_is_deleted if {
	plan.goes == {"alibaba:a.b:r:1": "one", "alibaba:c.d:r:3": "three"} with input as teardown
	plan.warn == {"the plan deletes 2 items"} with input as teardown
	count(plan.deny) == 0 with input as teardown
}

test_a_wave_that_stays_as_it_is_deletes_nothing if {
	same := json.patch(teardown, [{"op": "replace", "path": "/resource_changes/0/change/actions", "value": ["no-op"]}])
	count(plan.goes) == 0 with input as same
}

test_too_many if {
	count(plan.deny) == 1 with input as teardown with data.closeout_settings as {"deletions": 1}
	count(plan.deny) == 0 with input as teardown with data.closeout_settings as {"deletions": 2}
}

test_protected if {
	count(plan.deny) == 1 with input as teardown with data.closeout_settings as {"protected": ["alibaba:c.d:*:*"]}
	count(plan.deny) == 0 with input as teardown with data.closeout_settings as {"protected": ["alibaba:a.b:*:2"]}
}

test_a_destroyed_wave_forgets if {
	gone := json.patch(teardown, [
		{"op": "replace", "path": "/resource_changes/0/change/actions", "value": ["delete"]},
		{"op": "replace", "path": "/resource_changes/0/change/after", "value": null},
	])
	count(plan.deny) == 1 with input as gone
}

test_a_closure_needs_clear_blockers if {
	count(plan.deny) == 0 with input as closure("clear")
	count(plan.deny) == 1 with input as closure("blocked")
	unread := object.remove(closure("clear"), ["prior_state"])
	count(plan.deny) == 1 with input as unread
}

test_a_closure_that_is_not_allowed if {
	count(plan.deny) == 1 with input as closure("clear") with data.closeout_settings as {"closures": ["2"]}
	count(plan.deny) == 0 with input as closure("clear") with data.closeout_settings as {"closures": ["1"]}
	count(plan.deny) == 1 with input as closure("clear") with data.closeout_settings as {"closures": []}
}

test_another_document_is_none_of_its_business if {
	count(plan.deny) == 0 with input as {"accountId": "1", "digest": "x", "items": {}}
	count(plan.warn) == 0 with input as {"accountId": "1", "digest": "x", "items": {}}
}
