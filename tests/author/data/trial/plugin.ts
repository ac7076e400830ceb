import { type Call, cacheStore, http, InvalidInput, kv, log, query, search, secrets, telemetry, type PreQueryOutcome, type Processor, type ResponseDecision, settings, type Statement } from "heliosproxy-plugin";

const options = settings({ limit: 10, mark: "!" });

/** Ask every service, and log what they said. */
function allServices(): void {
  cacheStore.cacheSet("k", { tag: "text", val: "v" }, 1_000_000);
  const kept = cacheStore.cacheGet("k");
  const request = { method: "GET", url: "https://a.internal/", headers: [], body: { tag: "empty" as const }, timeout: null };
  const response = http.httpFetch(request);
  const given = [{ tag: "integer" as const, val: 1 }];
  const options = { rowLimit: null, readOnly: true };
  let rows = query.executeQuery("SELECT $1", given, options).rows.length;
  const cursor = query.openCursor("SELECT $1", given, options);
  const columns = cursor.columns().length;
  for (let batch = cursor.next(2); batch.length; batch = cursor.next(2)) rows += batch.length;
  const hits = search.searchKeywordIndex("docs", "words", 2).length + search.searchSemanticIndex("docs", [1, 0], 3).length;
  const secret = secrets.get("token");
  telemetry.metricInc("asked", 1, []);
  telemetry.metricSet("depth", 2, []);
  telemetry.metricObserve("took", 3, []);
  const cache = kept?.tag === "text" ? kept.val : "";
  log.info("asked", { cache, status: String(response.status), columns: String(columns), rows: String(rows), hits: String(hits), secret });
}

export function preQuery(call: Call, statement: Statement): PreQueryOutcome {
  if (statement.text === "typed") throw new InvalidInput("no table");
  if (statement.text === "own") throw new RangeError("out of luck");
  if (statement.text === "host") {
    kv.set("key", "abc");
    kv.increment("key", 1);
  }
  if (statement.text === "services") allServices();
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
