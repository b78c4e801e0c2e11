#!/usr/bin/env bash
# close.sh <account>
#
# Closes an account, where that was confirmed in account.yaml and nothing stands in the way. An account that
# nobody confirmed is not closed yet, which is no failure; one that was confirmed and is blocked is. To be started
# by `exec`, as teardown.sh is.
set -euo pipefail
. "$(dirname "$0")/kept.sh"
# Two deploys of one state wait for each other, unless somebody said otherwise.
export TF_CLI_ARGS_apply="${TF_CLI_ARGS_apply:--lock-timeout=10m}"
account="$1"
closeout="$(dirname "$0")/../../bin/closeout.mjs"
folder="$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/closeout.XXXXXX")"
trap 'rm -rf "$folder"' EXIT
# A shell that is asked to end while it waits for a command goes on after it: a cancelled job closes nothing.
trap 'exit 130' INT TERM

code=0
node "$closeout" plan "$account" closure --out "$folder/plan" --json > "$folder/told.json" || code=$?
case "$code" in
  0) ;;
  # The plan stays behind; it holds no secret.
  2) exec node "$closeout" deploy "$account" closure --plan "$folder/plan" ;;
  *)
    node "$(dirname "$0")/blocked.mjs" "$folder/told.json" closure-switch |
      tee -a "${GITHUB_STEP_SUMMARY:-/dev/null}"
    ;;
esac
