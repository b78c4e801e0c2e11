/** Does what a person does in the console of an account; returns the door's answer. */
export function consoleOf(url: string, account: string) {
  return async (name: string, body: object = {}): Promise<unknown> => {
    const reply = await fetch(`${url}/_admin/console/${name}`, {
      method: "POST",
      body: JSON.stringify({ account, ...body }),
    });
    return reply.json();
  };
}

/** Asks the admin door. */
export async function askDoor(url: string, path: string): Promise<Record<string, unknown>> {
  const reply = await fetch(`${url}/_admin/${path}`);
  const body: unknown = await reply.json();
  return typeof body === "object" && body !== null ? { ...body } : {};
}
