# METADATA
# title: Plans of Closeout's stacks
# description: Rules for `terraform show -json` of a teardown or closure stack.
package closeout.plan

import rego.v1

waves contains change if {
	some change in input.resource_changes
	change.type == "closeout_wave"
}

closures contains change if {
	some change in input.resource_changes
	change.type == "closeout_closure"
}

# Items that the plan removes, by id: Terraform sees a wave that is updated, and its map getting shorter.
goes[id] := line if {
	some wave in waves
	"update" in wave.change.actions
	some id, line in wave.change.before.remaining
	not object.get(wave.change.after.remaining, id, false)
}

# What the plan found in the way of the closure, where it read that.
blockers contains found if {
	some resource in input.prior_state.values.root_module.resources
	resource.type == "closeout_blockers"
	found := resource.values
}

blockers contains found if {
	some resource in input.planned_values.root_module.resources
	resource.type == "closeout_blockers"
	found := resource.values
}

closing contains change if {
	some change in closures
	"create" in change.change.actions
}

is_clear if {
	some found in blockers
	found.status == "clear"
	every other in blockers {
		other.status == "clear"
	}
}

warn contains sprintf("the plan deletes %d items", [count(goes)]) if count(goes) > 0

deny contains sprintf("the plan deletes %d items; at most %d are allowed in one", [count(goes), most]) if {
	most := data.closeout_settings.deletions
	count(goes) > most
}

deny contains sprintf("%s goes (%s), which %s protects", [id, line, pattern]) if {
	some pattern in data.closeout_settings.protected
	some id, line in goes
	glob.match(pattern, [":"], id)
}

deny contains sprintf("wave %s is destroyed: what it knew of %d items is forgotten, and nothing is deleted", [name, count(left)]) if {
	some wave in waves
	wave.change.actions == ["delete"]
	name := wave.change.before.wave
	left := wave.change.before.remaining
	count(left) > 0
}

deny contains sprintf("account %s is closed by this plan, and its blockers are not known to be clear", [account]) if {
	some change in closing
	account := change.change.after.account_id
	not is_clear
}

deny contains sprintf("account %s is closed by this plan, and is not among the closures that are allowed", [account]) if {
	some change in closing
	account := change.change.after.account_id
	allowed := data.closeout_settings.closures
	not account in allowed
}
