// Makes the component with stock componentize-js: no feature is disabled, so all of WASI is imported.
import { readFile, writeFile } from "node:fs/promises";
import { componentize } from "@bytecodealliance/componentize-js";

const source = await readFile("guest.js", "utf8");
const { component } = await componentize(source, { witPath: "wit", worldName: "probe" });
await writeFile("probe.wasm", component);
