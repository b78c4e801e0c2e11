/**
 * Who may know whom. The houses and their reasons stand in docs/architecture.md.
 * @type {import("dependency-cruiser").IConfiguration}
 */
const house = (path) => `^${path}`;
const only = (name, from, allowed, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: house(from) },
  to: {
    pathNot: [
      ...allowed.map(house),
      "node_modules",
      "^node:",
      "^(fs|path|os|crypto|net|http|https|url|util|stream|events|child_process|worker_threads|timers|zlib|async_hooks|readline|v8|module|dns|tls|http2|process|perf_hooks|vm|buffer|string_decoder|assert|v8)(/|$)",
    ],
  },
});

module.exports = {
  forbidden: [
    only(
      "core-imports-nothing",
      "src/core/",
      ["src/core/"],
      "The words of the domain stand on their own.",
    ),
    {
      name: "core-is-pure",
      severity: "error",
      comment: "No I/O and no package in the words of the domain.",
      from: { path: house("src/core/") },
      to: { pathNot: [house("src/core/")] },
    },
    only(
      "engine-knows-no-cloud",
      "src/engine/",
      ["src/core/", "src/engine/", "src/texts/"],
      "The engine is the same for every cloud, and does no I/O of its own.",
    ),
    only(
      "texts-know-only-words",
      "src/texts/",
      ["src/core/", "src/texts/"],
      "What is decided becomes a line for a reader here, and is never read back.",
    ),
    only(
      "files-know-only-words",
      "src/files/",
      ["src/core/", "src/files/"],
      "What a project's folder holds.",
    ),
    only(
      "record-knows-only-words-and-files",
      "src/record/",
      ["src/core/", "src/files/", "src/record/"],
      "Journal, lock and readings of an account: in its folder, or in a database.",
    ),
    only(
      "shared-knows-no-cloud",
      "src/clouds/shared/",
      ["src/core/", "src/clouds/shared/"],
      "Paging, retries and the row interpreter are the same for every cloud.",
    ),
    {
      name: "the-wire-knows-no-rows",
      severity: "error",
      comment:
        "Within shared: the wire is below reach and rows, those below the session, closing on top.",
      from: { path: "^src/clouds/shared/wire/" },
      to: { path: "^src/clouds/shared/(reach|rows|session|closing)/" },
    },
    {
      name: "reach-knows-no-rows",
      severity: "error",
      comment: "What an identity may see is judged by permissions, whichever row needs them.",
      from: { path: "^src/clouds/shared/reach/" },
      to: { path: "^src/clouds/shared/(rows|session|closing)/" },
    },
    {
      name: "rows-know-no-session",
      severity: "error",
      comment: "A row is interpreted the same whoever opened the session.",
      from: { path: "^src/clouds/shared/rows/" },
      to: { path: "^src/clouds/shared/(session|closing)/" },
    },
    {
      name: "clouds-know-no-other-cloud",
      severity: "error",
      comment: "A cloud is core, what clouds share, itself, and its texts in other languages.",
      from: { path: "^src/clouds/(?!shared/)(?:(?:en|zh)/)?([^/]+)/" },
      to: {
        path: "^(src|policies|constructs|stacks|emulator)/",
        pathNot: ["^src/core/", "^src/clouds/shared/", "^src/clouds/(?:(?:en|zh)/)?$1/"],
      },
    },
    {
      name: "replies-are-demanded",
      severity: "error",
      comment:
        "What a call answered is read by shared/wire/reply.ts alone, which throws for what is not there; only the wires see what came.",
      from: {
        path: "^src/clouds/(?!shared/)[^/]+/",
        pathNot: "^src/clouds/[^/]+/(client/|credentials[.]ts$)",
      },
      to: {
        path: "^src/clouds/shared/(wire/(paths|must|xml|xml-reply)|rows/(records|details|walkers))[.]ts$",
      },
    },
    only(
      "policies-know-only-words",
      "policies/",
      ["src/core/", "policies/"],
      "A policy is a pure function over the words of the domain.",
    ),
    only(
      "workspace",
      "src/workspace/",
      [
        "src/core/",
        "src/engine/",
        "src/texts/",
        "src/files/",
        "src/record/",
        "src/clouds/",
        "src/workspace/",
        "policies/standard/",
      ],
      "One account's folder, opened: shared by provider and CLI.",
    ),
    only(
      "documents",
      "src/documents/",
      ["src/core/", "src/texts/", "src/files/", "src/record/", "src/documents/"],
      "Pages for readers: packet, review, report, in every form.",
    ),
    only(
      "operations",
      "src/operations/",
      [
        "src/core/",
        "src/engine/",
        "src/texts/",
        "src/files/",
        "src/record/",
        "src/documents/",
        "src/workspace/",
        "src/operations/",
      ],
      "What every front end does, as functions that return data.",
    ),
    only(
      "provider",
      "src/provider/",
      [
        "src/core/",
        "src/engine/",
        "src/texts/",
        "src/files/",
        "src/record/",
        "src/documents/",
        "src/workspace/",
        "src/operations/",
        "src/plugin/",
        "src/provider/",
      ],
      "The Terraform side.",
    ),
    only(
      "plugin",
      "src/plugin/",
      ["src/core/", "src/plugin/"],
      "What a process that another program starts needs, whichever front end it is.",
    ),
    only(
      "pulumi",
      "src/pulumi/",
      [
        "src/core/",
        "src/files/project.ts",
        "src/workspace/",
        "src/operations/",
        "src/plugin/",
        "src/pulumi/",
      ],
      "The Pulumi side: a mapping of what operations come to.",
    ),
    only(
      "forges",
      "src/forges/",
      ["src/core/", "src/clouds/shared/wire/", "src/forges/"],
      "The hosts of repositories, where pull requests are told of an account.",
    ),
    only(
      "webhooks",
      "src/webhooks/",
      ["src/core/", "src/clouds/shared/wire/", "src/documents/markdown-text.ts", "src/webhooks/"],
      "Where teams are told of what happened to an account.",
    ),
    only(
      "demo",
      "src/demo/",
      ["src/core/", "src/files/", "src/record/", "src/demo/"],
      "A theatre that plays the other commands as a user would.",
    ),
    only(
      "cli",
      "src/cli/",
      [
        "src/core/",
        "src/engine/",
        "src/files/",
        "src/record/",
        "src/workspace/",
        "src/operations/",
        "src/texts/",
        "src/documents/",
        "src/forges/",
        "src/webhooks/",
        "src/clouds/",
        "src/demo/",
        "src/cli/",
        "policies/",
      ],
      "The command line.",
    ),
    {
      name: "removing-is-the-engine's",
      severity: "error",
      comment:
        "Front ends tear down and close by src/operations, which asks for rules, policies and limits first.",
      from: { path: "^src/(provider|cli|pulumi|workspace)/" },
      to: { path: "^src/engine/(removal/|teardown|close|prepare)" },
    },
    only(
      "constructs",
      "constructs/",
      [
        "src/core/",
        "src/files/",
        "src/workspace/clouds.ts",
        "src/provider/resources/schemas.ts",
        "src/provider/framework/schema.ts",
        "policies/standard/",
        "constructs/",
      ],
      "Synth reads files and makes no network call.",
    ),
    {
      name: "programs-of-pulumi-know-no-cdktf",
      severity: "error",
      comment: "Each front end's users need its packages alone.",
      from: { path: house("constructs/pulumi/") },
      to: {
        path: "^(constructs/(?!pulumi/|read-account-folder[.]ts$)|src/provider/|node_modules/cdktf/)",
      },
    },
    {
      name: "only-pulumi-knows-its-packages",
      severity: "error",
      comment: "They are optional: a user of Terraform does not install them.",
      from: { path: "^(src/(?!pulumi/)|constructs/(?!pulumi/)|stacks/|policies/|emulator/)" },
      to: { path: "^node_modules/(@pulumi/|google-protobuf/|@types/google-protobuf/)" },
    },
    only(
      "stacks-are-wiring",
      "stacks/",
      [
        "constructs/",
        "stacks/",
        "src/core/problem.ts",
        "src/files/project.ts",
        "src/files/terraform/wanted-accounts.ts",
        "policies/",
      ],
      "Wiring only.",
    ),
    only(
      "emulator-shares-nothing",
      "emulator/",
      ["emulator/"],
      "A wrong name must not pass on both sides.",
    ),
    {
      name: "nobody-imports-the-emulator",
      severity: "error",
      comment: "The emulator is another process to the program.",
      from: { path: "^(src|constructs|stacks|policies)/" },
      to: { path: "^emulator/" },
    },
    {
      name: "one-client",
      severity: "error",
      comment:
        "Everything that leaves the program goes by one client, which knows proxies, certificates and limits. The plug-in only listens.",
      from: {
        path: "^(src|constructs|stacks|policies)/",
        pathNot:
          "^src/(clouds/shared/wire/(http|http-body|proxy|trust|tunnel)|provider/wire/grpc-(server|call))[.]ts$",
      },
      to: { path: "^(node:)?(http|https|http2|net|tls|dgram|undici|httpx)$" },
    },
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "nothing-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "declared-packages-only",
      severity: "error",
      comment: "A package that is used is named in package.json.",
      from: { path: "^(src|constructs|stacks|policies|emulator)/" },
      // An optional peer has "no package" beside what it is.
      to: {
        dependencyTypes: ["npm-no-pkg", "npm-unknown"],
        dependencyTypesNot: ["npm", "npm-dev", "npm-peer"],
      },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
      extensions: [".ts", ".js", ".mjs", ".cjs"],
    },
  },
};
