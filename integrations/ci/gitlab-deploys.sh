#!/usr/bin/env bash
# gitlab-deploys.sh < accounts
#
# Prints a pipeline of GitLab with a job for each account that stands on a line of its input: the names are known
# only when the pipeline runs, and the group of a job, in which one runs at a time, is a text that is fixed in it.
set -euo pipefail
export LC_ALL=C.UTF-8

cat << 'END'
.closeout-deploy:
  image: $CLOSEOUT_IMAGE
  variables:
    GIT_DEPTH: "0"
    CHECKPOINT_DISABLE: "1"
    CI_SCRIPTS: node_modules/closeout/integrations/ci
    npm_config_cache: $CI_PROJECT_DIR/.npm
  cache:
    key:
      files: [package-lock.json]
    paths: [.npm/]
  environment:
    name: closeout
  interruptible: false
  before_script:
    - npm ci
  script:
    - bash "$CI_SCRIPTS/current.sh" "$ACCOUNT" HEAD "origin/$CI_DEFAULT_BRANCH"
    - bash "$CI_SCRIPTS/teardown.sh" "$ACCOUNT"
    - bash "$CI_SCRIPTS/close.sh" "$ACCOUNT"
  artifacts:
    when: always
    expire_in: 30 days
    access: developer
    # The packet of an assisted closure is to be committed.
    paths: [accounts/*/packet/, accounts/*/disassociation-*/]
END

found=0
while IFS= read -r account; do
  # Names that can be stacks; a sign of YAML or of the shell is none of them.
  if ! [[ "$account" =~ ^[[:alnum:]_][[:alnum:]._-]*$ ]]; then
    printf 'The folder "%s" cannot be an account.\n' "$account" >&2
    exit 1
  fi
  # A group has letters of ASCII alone.
  group="$account"
  if [[ "$account" =~ [^a-zA-Z0-9._-] ]]; then
    group="$(printf '%s' "$account" | git hash-object --stdin)"
  fi
  cat << END
'closeout:deploy $account':
  extends: .closeout-deploy
  variables:
    ACCOUNT: '$account'
  # One deploy of an account at a time, and none is dropped.
  resource_group: 'closeout/$group'
END
  found=1
done

if [ "$found" = 0 ]; then
  cat << 'END'
closeout:nothing:
  image: $CLOSEOUT_IMAGE
  variables:
    GIT_STRATEGY: none
  script:
    - echo "No account is to be deployed."
END
fi
