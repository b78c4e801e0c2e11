/** Starts a server, says where, and waits to be killed. */
import { servers, startServer } from "../support/server.ts";

const [first] = servers();
if (first === undefined) throw new Error("There is no server to start.");
const { url, folder } = await startServer(first);
process.stdout.write(`${JSON.stringify({ url, folder })}\n`);
setInterval(() => undefined, 60_000);
