#!/usr/bin/env bash
# plan.sh <account> <teardown|closure>
#
# Plans a stack for a pull request, as it would be once merged; such a plan can never be deployed. Ends with 0
# where the plan could be made: that a deploy would change something is what it is there to show, and what
# blocks a closure is what the pull request works on.
set -euo pipefail
account="$1" stack="$2"
told="$(mktemp)"
trap 'rm -f "$told"' EXIT

# A pull request neither waits for a deploy nor holds one up.
export TF_CLI_ARGS_plan="-lock=false"
code=0
if [ "$stack" = teardown ]; then npx --no closeout plan "$account" teardown --preview || code=$?
else npx --no closeout plan "$account" "$stack" --preview --json > "$told" || code=$?; fi
case "$code" in
  0 | 2) ;;
  1) jq --exit-status '.stacks[0].result == "blocked"' "$told" > /dev/null || exit 1 ;;
  *) exit "$code" ;;
esac
