/**
 * How long after a stop a handler may take to return what is true. Under cdktf a Ctrl-C
 * closes Terraform's terminal at once; what is not answered within half a second is lost.
 */
const STOP_GRACE_MS = 400;

/**
 * Passes some time after a stop, when what is still under way is no longer waited for. To be cancelled
 * once there is an answer.
 */
export function stopGrace(signal: AbortSignal): { passed: Promise<void>; cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let start = (): void => {};
  const passed = new Promise<void>((resolve) => {
    start = () => {
      timer = setTimeout(resolve, STOP_GRACE_MS);
    };
  });
  if (signal.aborted) start();
  else signal.addEventListener("abort", start, { once: true });
  return {
    passed,
    cancel: () => {
      signal.removeEventListener("abort", start);
      clearTimeout(timer);
    },
  };
}
