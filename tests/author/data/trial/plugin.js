import { InvalidInput, kv, log, settings } from "heliosproxy-plugin";

const options = settings({ limit: 10, mark: "!" });

export function preQuery(call, statement) {
  if (statement.text === "typed") throw new InvalidInput("no table");
  if (statement.text === "own") throw new RangeError("out of luck");
  if (statement.text === "host") {
    kv.set("key", "abc");
    kv.increment("key", 1);
  }
  if (statement.text === "settings" && options.limit === 3) log.info(options.mark);
  return { decision: { tag: "continue" } };
}

export function open() {
  let kept = "";
  return {
    push(chunk) {
      if (chunk.includes("boom")) throw new Error("a loud noise");
      const before = kept;
      kept = chunk;
      return { tag: "replace", val: before.toUpperCase() };
    },
    finish: () => kept.toUpperCase() + "!",
  };
}

export const postProcessResponse = (call, response) => ({ tag: "replace", val: response.toUpperCase() + "!" });
