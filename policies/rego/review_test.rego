package closeout.review_test

import data.closeout.review
import rego.v1

committed := {
	"version": 2,
	"cloud": "alibaba",
	"accountId": "1",
	"takenAt": "2026-09-01T08:00:00.000Z",
	"items": {
		"alibaba:a.b:r:1": {"line": "one", "disposition": "delete", "steps": [], "facts": {"charge": "prepaid"}},
		"alibaba:c.d:r:2": {"line": "two", "disposition": "transfer", "steps": [], "facts": {}},
	},
	"unknown": [],
	"digest": "sha256:x",
}

test_a_review_in_order if {
	count(review.deny) == 0 with input as committed
}

test_prepaid_that_is_deleted_is_told if {
	review.warn == {"1 items are paid in advance and deleted without a refund"} with input as committed
}

test_protected if {
	count(review.deny) == 1 with input as committed with data.closeout_settings as {"protected": ["alibaba:a.b:*:*"]}
	count(review.deny) == 0 with input as committed with data.closeout_settings as {"protected": ["alibaba:c.d:*:*"]}
}

test_too_many if {
	count(review.deny) == 1 with input as committed with data.closeout_settings as {"deletions": 1}
}

test_too_old if {
	at := time.parse_rfc3339_ns("2026-09-09T08:00:00Z")
	count(review.deny) == 1 with input as committed with data.closeout_settings as {"reviewDays": 7} with time.now_ns as at
	count(review.deny) == 0 with input as committed with data.closeout_settings as {"reviewDays": 9} with time.now_ns as at
}

test_abandoned_needs_a_reason if {
	one := json.patch(committed, [{"op": "replace", "path": "/items/alibaba:a.b:r:1/disposition", "value": "abandon"}])
	count(review.deny) == 1 with input as one
}

test_unknown_is_told if {
	some_unknown := object.union(committed, {"unknown": ["x in y: denied"]})
	"not known when the review was taken: x in y: denied" in review.warn with input as some_unknown
}

test_another_version if {
	count(review.deny) == 1 with input as object.union(committed, {"version": 9})
}
