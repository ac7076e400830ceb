import { type Call, InvalidInput, kv, log, type PreQueryOutcome, type Processor, type ResponseDecision, settings, type Statement } from "heliosproxy-plugin";

const options = settings({ limit: 10, mark: "!" });

export function preQuery(call: Call, statement: Statement): PreQueryOutcome {
  if (statement.text === "typed") throw new InvalidInput("no table");
  if (statement.text === "own") throw new RangeError("out of luck");
  if (statement.text === "host") {
    kv.set("key", "abc");
    kv.increment("key", 1);
  }
  if (statement.text === "settings" && options.limit === 3) log.info(options.mark);
  return { decision: { tag: "continue" }, cacheable: null };
}

class Loud implements Processor {
  private kept = "";

  push(chunk: string): ResponseDecision {
    if (chunk.includes("boom")) throw new Error("a loud noise");
    const before = this.kept;
    this.kept = chunk;
    return { tag: "replace", val: before.toUpperCase() };
  }

  finish(): string {
    return this.kept.toUpperCase() + "!";
  }
}

export const open = (): Processor => new Loud();

export function postProcessResponse(call: Call, response: string): ResponseDecision {
  return { tag: "replace", val: response.toUpperCase() + "!" };
}
