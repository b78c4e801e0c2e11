# Trades the word of a pipeline's host for a short-lived key of a cloud's role: no key of a cloud is kept as a
# secret. To be sourced by bash in front of a command, in the same step:
#
#   . node_modules/closeout/integrations/oidc/role.sh
#   npx --no closeout check "$ACCOUNT"
#
# What it finds in the environment says for which cloud (docs/ci.md of Closeout says how each is set up):
#
#   Alibaba Cloud   ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN
#   Tencent Cloud   TENCENTCLOUD_ROLE_ARN, TENCENTCLOUD_OIDC_PROVIDER
#   Huawei Cloud    HUAWEICLOUD_AGENCY_URN, HUAWEICLOUD_OIDC_PROVIDER_URN
#   the host        GitHub: `permissions: id-token: write`. GitLab: `id_tokens: CLOSEOUT_OIDC_TOKEN: …`
#   audience        CLOSEOUT_OIDC_AUDIENCE, on GitHub; what the cloud's identity provider lists as a client
#
# The key stands in the environment of that step alone. Nothing is printed but what went wrong.

closeout_fail() {
  printf 'No role of the cloud: %s\n' "$1" >&2
  # The step ends here, before anything is called with other keys.
  exit 1
}

# The token that says which job this is.
closeout_token() {
  if [ -n "${CLOSEOUT_OIDC_TOKEN:-}" ]; then printf '%s' "$CLOSEOUT_OIDC_TOKEN"; return; fi
  [ -n "${ACTIONS_ID_TOKEN_REQUEST_URL:-}" ] || closeout_fail "the host offers no token; the job needs \`id-token: write\`"
  closeout_audience="$(jq -rn --arg value "${CLOSEOUT_OIDC_AUDIENCE:?}" '$value | @uri')" || exit 1
  # By a file that is no file: what stands on a command line is seen by every process.
  curl --silent --show-error --fail --max-time 30 --retry 3 \
    --config <(printf 'header = "Authorization: bearer %s"\n' "$ACTIONS_ID_TOKEN_REQUEST_TOKEN") \
    "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=$closeout_audience" | jq --exit-status --raw-output .value
}

# Calls with the body on stdin; prints the answer.
closeout_post() {
  closeout_url="$1"
  shift
  curl --silent --show-error --max-time 30 --retry 3 --header 'Content-Type: application/json' "$@" \
    --data-binary @- "$closeout_url"
}

# Takes a value out of an answer; the answer itself is never shown.
closeout_field() {
  jq --exit-status --raw-output "$2" <<< "$1" 2> /dev/null ||
    closeout_fail "$(jq --raw-output '[.Response.Error.Code?, .error_code?, .error_msg?, .code?, .message?] | map(strings) | join(", ")' <<< "$1" 2> /dev/null || echo 'the answer cannot be read')"
}

closeout_session="closeout-${GITHUB_RUN_ID:-${CI_PIPELINE_ID:-run}}"
closeout_jwt="$(closeout_token)" || closeout_fail "the host gave no token"

if [ -n "${ALIBABA_CLOUD_ROLE_ARN:-}" ]; then
  # Closeout itself asks for the key, by AssumeRoleWithOIDC.
  # https://www.alibabacloud.com/help/en/ram/api-assumerolewithoidc
  : "${ALIBABA_CLOUD_OIDC_PROVIDER_ARN:?}"
  ALIBABA_CLOUD_OIDC_TOKEN_FILE="$(umask 077 && mktemp)" || exit 1
  printf '%s' "$closeout_jwt" > "$ALIBABA_CLOUD_OIDC_TOKEN_FILE"
  export ALIBABA_CLOUD_OIDC_TOKEN_FILE ALIBABA_CLOUD_ROLE_ARN ALIBABA_CLOUD_OIDC_PROVIDER_ARN
fi

if [ -n "${TENCENTCLOUD_ROLE_ARN:-}" ]; then
  # https://www.tencentcloud.com/document/api/1150/49454
  : "${TENCENTCLOUD_OIDC_PROVIDER:?}"
  closeout_answer="$(
    jq -n --rawfile token <(printf '%s' "$closeout_jwt") --arg session "$closeout_session" \
      '{ProviderId: env.TENCENTCLOUD_OIDC_PROVIDER, WebIdentityToken: $token, RoleArn: env.TENCENTCLOUD_ROLE_ARN, RoleSessionName: $session}' |
      closeout_post "${CLOSEOUT_TENCENT_STS:-https://sts.tencentcloudapi.com}/" --header 'Authorization: SKIP' \
        --header 'X-TC-Action: AssumeRoleWithWebIdentity' --header 'X-TC-Version: 2018-08-13' \
        --header "X-TC-Region: ${TENCENTCLOUD_REGION:-ap-guangzhou}" --header "X-TC-Timestamp: $(date +%s)"
  )" || closeout_fail "Tencent Cloud does not answer"
  TENCENTCLOUD_SECRET_ID="$(closeout_field "$closeout_answer" .Response.Credentials.TmpSecretId)" || exit 1
  TENCENTCLOUD_SECRET_KEY="$(closeout_field "$closeout_answer" .Response.Credentials.TmpSecretKey)" || exit 1
  TENCENTCLOUD_TOKEN="$(closeout_field "$closeout_answer" .Response.Credentials.Token)" || exit 1
  export TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY TENCENTCLOUD_TOKEN
fi

if [ -n "${HUAWEICLOUD_AGENCY_URN:-}" ]; then
  # https://support.huaweicloud.com/api-iam5/AssumeAgencyWithOIDC.html
  : "${HUAWEICLOUD_OIDC_PROVIDER_URN:?}"
  closeout_answer="$(
    jq -n --rawfile token <(printf '%s' "$closeout_jwt") --arg session "$closeout_session" \
      '{provider_urn: env.HUAWEICLOUD_OIDC_PROVIDER_URN, agency_urn: env.HUAWEICLOUD_AGENCY_URN, agency_session_name: $session, id_token: $token}' |
      closeout_post "${CLOSEOUT_HUAWEI_STS:-https://sts.cn-north-4.myhuaweicloud.com}/v5/agencies/assume-with-oidc"
  )" || closeout_fail "Huawei Cloud does not answer"
  HUAWEICLOUD_SDK_AK="$(closeout_field "$closeout_answer" .credentials.access_key_id)" || exit 1
  HUAWEICLOUD_SDK_SK="$(closeout_field "$closeout_answer" .credentials.secret_access_key)" || exit 1
  HUAWEICLOUD_SDK_SECURITY_TOKEN="$(closeout_field "$closeout_answer" .credentials.security_token)" || exit 1
  export HUAWEICLOUD_SDK_AK HUAWEICLOUD_SDK_SK HUAWEICLOUD_SDK_SECURITY_TOKEN
fi

unset closeout_jwt closeout_answer
