#!/usr/bin/env bash
# check.sh <account>
#
# Whether the committed review still is what is in the account. One that has no review yet is as it should be.
set -euo pipefail
account="$1"
if [ -f "accounts/$account/review.json" ]; then npx --no closeout check "$account"
else echo "Nothing is reviewed yet: npx closeout review $account"; fi
