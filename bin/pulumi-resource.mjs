import { existsSync, readFileSync } from "node:fs";

// Plain JavaScript: it runs before anything can be compiled, and on a Node that may be too old.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Closeout needs Node 20.19 or newer; this is Node ${process.versions.node}.\nNext: Install a current Node, https://nodejs.org, and run the command again.\n`,
  );
  process.exit(2);
}

const missing = (packages, next) => {
  process.stderr.write(`${packages} not installed.\nNext: ${next}\n`);
  process.exit(2);
};
await import("@pulumi/pulumi/proto/provider_grpc_pb.js").catch(() =>
  missing(
    "The packages @pulumi/pulumi and google-protobuf, which the provider speaks through, are",
    `Run \`npm install --no-save ${peers().join(" ")}\` where Closeout is installed.`,
  ),
);
const { main } = await program();
await main(process.argv.slice(2));

/** The newest ones may need another Node, and speak otherwise. */
function peers() {
  const file = new URL("../package.json", import.meta.url);
  const { peerDependencies } = JSON.parse(readFileSync(file, "utf8"));
  return ["@pulumi/pulumi", "google-protobuf"].map((name) => `${name}@${peerDependencies[name]}`);
}

/** The package holds the program built; a clone compiles it from its sources. */
async function program() {
  const source = new URL("../src/pulumi/main.ts", import.meta.url);
  if (!existsSync(source)) return import("../dist/pulumi-provider.js");
  const { compiledProgram } = await import("./compiled.mjs");
  const compiled = await compiledProgram("pulumi");
  if (compiled !== undefined) return import(compiled);
  const tsx = await import("tsx/esm/api").catch(() => undefined);
  if (tsx === undefined)
    missing("Closeout's packages are", "Run `npm ci` in the folder of Closeout.");
  tsx.register();
  return import(source.href);
}
