# METADATA
# title: The check of a committed review
# description: Rules for the output of `closeout check <name> --json`.
package closeout.check

import rego.v1

is_check if {
	input.account.cloud
	is_boolean(input.same)
}

deny contains sprintf("%s came after the review: %s", [item.id, item.line]) if {
	is_check
	some item in input.changes.added
}

deny contains sprintf("%s changed after the review: %s", [item.id, item.line]) if {
	is_check
	some item in input.changes.changed
}

warn contains sprintf("%s vanished without a run of Closeout: %s", [item.id, item.line]) if {
	is_check
	some item in input.changes.gone
}

deny contains sprintf("not known: %s", [line]) if {
	is_check
	some line in input.unknown
}

# Whatever else a later version says in `same`.
deny contains "the committed review is not what is in the account" if {
	is_check
	not input.same
}
