#!/usr/bin/env bash
# current.sh <account> <commit of the run> <the branch as it is now>
#
# Ends with 0 where what a run was started for is still what is merged. A run that waited for its approval, or is
# started again after weeks, is of a review that a later merge may have taken back: it deploys nothing then.
set -euo pipefail
account="$1" started="$2" now="$3"
code=0
changed="$(git diff --name-only --relative "$started" "$now" -- \
  "accounts/$account/account.yaml" "accounts/$account/review.json" "accounts/$account/attestations" \
  policies stacks closeout.yaml)" || code=$?
if [ "$code" = 0 ] && [ -z "$changed" ]; then exit 0; fi
if [ "$code" = 0 ]; then
  printf 'What is merged is no longer what this run was started for. Changed since:\n%s\n' "$changed" >&2
else printf 'What this run was started for cannot be compared with what is merged now.\n' >&2; fi
printf 'Nothing was changed. Next: the run of the newer merge deploys it; or start one for "%s" by hand.\n' "$account" >&2
exit 1
