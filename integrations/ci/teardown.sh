#!/usr/bin/env bash
# teardown.sh <account>
#
# Removes what was reviewed. To be started by `exec`: where a job is cancelled, GitHub asks the process of the
# step to end and no other, and neither a shell nor npx passes that on. So this process becomes the command.
set -euo pipefail
. "$(dirname "$0")/kept.sh"
# Two deploys of one state wait for each other, unless somebody said otherwise.
export TF_CLI_ARGS_apply="${TF_CLI_ARGS_apply:--lock-timeout=10m}"
exec node "$(dirname "$0")/../../bin/closeout.mjs" deploy "$1" teardown --yes
