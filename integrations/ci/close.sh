#!/usr/bin/env bash
# close.sh <account>
#
# Closes an account, where that was confirmed in account.yaml and nothing stands in the way. An account that
# nobody confirmed is not closed yet, which is no failure; one that was confirmed and is blocked is.
set -euo pipefail
account="$1"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

code=0
npx --no closeout plan "$account" closure --out "$folder/plan" --json > "$folder/told.json" || code=$?
case "$code" in
  0) ;;
  2) npx --no closeout deploy "$account" closure --plan "$folder/plan" ;;
  *)
    node "$(dirname "$0")/blocked.mjs" "$folder/told.json" closure-switch |
      tee -a "${GITHUB_STEP_SUMMARY:-/dev/null}"
    ;;
esac
