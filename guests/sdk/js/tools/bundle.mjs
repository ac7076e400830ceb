// Bundles a plugin, or its tests: `node bundle.mjs options.json`, which guestkit writes.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const options = JSON.parse(readFileSync(process.argv[2], "utf8"));
const esbuild = createRequire(join(options.tools, "package.json"))("esbuild");
const sdk = dirname(dirname(fileURLToPath(import.meta.url)));
const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const nameOf = (id) => id.split("/")[1].split("@")[0];
const quoted = (path) => JSON.stringify(resolve(options.folder, path));

/** Finds the SDK and the host's interfaces: imports of the component, or the host in memory of tests. */
const helios = {
  name: "helios",
  setup(build) {
    build.onResolve({ filter: /^heliosproxy-plugin(\/testing)?$/ }, ({ path }) => ({
      path: join(sdk, path.endsWith("/testing") ? "testing.js" : "index.js"),
      sideEffects: false,
    }));
    build.onResolve({ filter: /^heliosproxy:/ }, ({ path }) => {
      if (options.tests) return { path: nameOf(path), namespace: "helios-host" };
      return { path, external: true, sideEffects: false };
    });
    build.onLoad({ filter: /.*/, namespace: "helios-host" }, ({ path }) => ({
      contents: `import { service } from ${JSON.stringify(join(sdk, "testing.js"))};\nexport default service("${camel(path)}");`,
      resolveDir: sdk,
    }));
  },
};

function entry() {
  const made = options.hooks.map((hook) => {
    const by = hook === "llm-response" ? "guard.streamed(plugin, shapes.llmResponse, shapes.processor)" : `guard.exported(plugin, shapes.${camel(hook)})`;
    return `export const ${camel(hook)} = ${by};`;
  });
  return [
    `import ${JSON.stringify(join(sdk, "prepare.js"))};`,
    `import * as guard from ${JSON.stringify(join(sdk, "guard.js"))};`,
    `import * as shapes from ${JSON.stringify(join(sdk, "shapes.js"))};`,
    `import * as plugin from ${quoted(options.sources[0])};`,
    `export const lifecycle = guard.lifecycle(plugin, ${JSON.stringify(options.about)});`,
    ...made,
  ].join("\n");
}

const common = {
  absWorkingDir: options.folder,
  bundle: true,
  format: "esm",
  plugins: [helios],
  logLevel: "error",
  legalComments: "none",
};

async function bundleTests() {
  const folder = join(options.folder, "tests");
  const names = readdirSync(folder).filter((name) => /\.test\.[jt]s$/.test(name));
  await esbuild.build({
    ...common,
    entryPoints: names.map((name) => join(folder, name)),
    outdir: options.out,
    outExtension: { ".js": ".mjs" },
    platform: "node",
    target: "node20",
    sourcemap: "inline",
  });
}

/** Bundle the plugin, and see that its world has what is left to import. */
async function bundlePlugin() {
  const { metafile } = await esbuild.build({
    ...common,
    stdin: { contents: entry(), resolveDir: options.folder, sourcefile: "entry.js" },
    outfile: options.out,
    target: "es2023",
    platform: "neutral",
    mainFields: ["module", "main"],
    minifySyntax: true,
    minifyWhitespace: true,
    metafile: true,
  });
  const [{ imports }] = Object.values(metafile.outputs);
  const lacking = imports.map(({ path }) => nameOf(path)).filter((name) => !options.services.includes(name));
  for (const name of lacking) {
    console.error(`the plugin uses ${camel(name)}: add "with-${name}" to worlds in build.toml, and its permission to plugin.yaml`);
  }
  if (lacking.length > 0) process.exitCode = 1;
}

try {
  await (options.tests ? bundleTests() : bundlePlugin());
} catch (error) {
  if (!error.errors) throw error; // esbuild has said what is wrong
  process.exitCode = 1;
}
