# METADATA
# title: The committed review
# description: Rules for `accounts/<name>/review.json`.
package closeout.review

import rego.v1

is_review if {
	input.accountId
	input.digest
	is_object(input.items)
}

# Dispositions after which the thing itself is gone.
destroys := {"abandon", "delete", "refund", "with-parent"}

deny contains sprintf("the review has version %v, which these rules do not know", [input.version]) if {
	is_review
	not input.version in {1, 2}
}

deny contains sprintf("%s is to be gone (%s), which %s protects", [id, item.disposition, pattern]) if {
	is_review
	some pattern in data.closeout_settings.protected
	some id, item in input.items
	item.disposition in destroys
	glob.match(pattern, [":"], id)
}

deny contains sprintf("the review approves %d items; at most %d are allowed in one", [count(input.items), most]) if {
	is_review
	most := data.closeout_settings.deletions
	count(input.items) > most
}

deny contains sprintf("%s is abandoned without a reason", [id]) if {
	is_review
	some id, item in input.items
	item.disposition == "abandon"
	object.get(item, "because", "") == ""
}

deny contains sprintf("the review was taken on %s, more than %d days ago", [input.takenAt, days]) if {
	is_review
	days := data.closeout_settings.reviewDays
	age := time.now_ns() - time.parse_rfc3339_ns(input.takenAt)
	age > ((days * 24) * 3600) * 1000000000
}

warn contains sprintf("not known when the review was taken: %s", [line]) if {
	is_review
	some line in input.unknown
}

warn contains sprintf("%d items are paid in advance and deleted without a refund", [count(paid)]) if {
	is_review
	paid := {id |
		some id, item in input.items
		item.facts.charge == "prepaid"
		item.disposition in {"abandon", "delete", "with-parent"}
	}
	count(paid) > 0
}
