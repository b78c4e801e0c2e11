# Ends a script of a runner where what it does would be on record there alone, and be forgotten with it: a later
# run would not know which calls were made, or that a closure was submitted. To be sourced.
if [ -z "${CLOSEOUT_RECORD_URL:-}" ]; then
  {
    echo "CLOSEOUT_RECORD_URL is not set: what is done here would be forgotten with this runner. Nothing was changed."
    echo "Next: Keep the record in a database (docs/record.md of Closeout), and give the job its address as a secret."
  } >&2
  exit 1
fi
