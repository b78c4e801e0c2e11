/** What tells that the client cannot be there any more. */
export interface ClientWatch {
  /** The name of the client, such as Terraform. */
  readonly client: string;
  /** The process that started this one, as it is now. */
  readonly parent: () => number;
  /** Called once: nobody is there to answer to. */
  readonly onGone: (why: string) => void;
  /** How long nobody may connect. @default a minute, Terraform's own patience with a start */
  readonly patienceMs?: number;
}

/** Often enough that a process without Terraform ends before anybody looks for it. */
const LOOK_MS = 200;
const PATIENCE_MS = 60_000;

/**
 * Notices a client that died where its connection cannot tell. Its death gives this process another
 * parent; where that cannot be seen, nobody ever connects. Returns what to call for each call of the
 * client.
 */
export function watchClient({
  client,
  parent,
  onGone,
  patienceMs = PATIENCE_MS,
}: ClientWatch): () => void {
  const first = parent();
  let connected = false;
  const end = (why: string): void => {
    clearInterval(looking);
    clearTimeout(waiting);
    onGone(why);
  };
  const looking = setInterval(() => {
    if (parent() !== first) end(`${client}, which started this process, is gone`);
  }, LOOK_MS);
  const waiting = setTimeout(() => {
    if (!connected) end(`nobody connected in ${patienceMs / 1000} s`);
  }, patienceMs);
  // What is served keeps the process alive, and nothing else does.
  looking.unref();
  waiting.unref();
  return () => {
    connected = true;
  };
}
