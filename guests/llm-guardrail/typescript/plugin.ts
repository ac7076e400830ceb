/** Lets AI traffic read, one bounded statement at a time. */
import { type Call, type PreQueryOutcome, type Statement, log, settings } from "heliosproxy-plugin";

/** The keys of config_schema in plugin.yaml. */
const config = settings({
  agents: ["agent", "llm", "mcp"],
  allow_writes: false,
  denied_tables: [] as string[],
  max_rows: 1000,
});

const READS = new Set(["select", "transaction"]);
const WRITES = new Set(["insert", "update", "merge", "delete"]);
const BOUNDED = new Set(["update", "delete"]);

export function preQuery(call: Call, statement: Statement): PreQueryOutcome {
  if (!isAgent(call)) return { decision: { tag: "continue" }, cacheable: null };
  const reason = refusal(statement);
  if (reason !== null) {
    log.info(`denied: ${reason}`, { user: call.session.user });
    return { decision: { tag: "deny", val: reason }, cacheable: null };
  }
  if (isUnbounded(statement)) {
    const text = statement.text.replace(/[ \t\r\n;]+$/, "");
    return { decision: { tag: "rewrite", val: `${text} LIMIT ${config.max_rows}` }, cacheable: null };
  }
  return { decision: { tag: "continue" }, cacheable: null };
}

function isAgent(call: Call): boolean {
  const [, name] = call.session.attributes.find(([key]) => key === "application_name") ?? ["", ""];
  return config.agents.some((agent) => name.startsWith(agent));
}

/** Say why a statement is refused. */
function refusal(statement: Statement): string | null {
  const { kind } = statement;
  const name = kind.toUpperCase();
  if (statement.isBatch) return "AI traffic may send one statement at a time";
  if (!READS.has(kind) && !(config.allow_writes && WRITES.has(kind))) {
    return `AI traffic may only read: ${name} is not allowed`;
  }
  if (BOUNDED.has(kind) && !statement.text.toLowerCase().includes("where")) {
    return `AI traffic may not ${name} without WHERE`;
  }
  const denied = statement.tables.find(
    (table) => config.denied_tables.includes(table.name) || config.denied_tables.includes(`${table.schema}.${table.name}`),
  );
  return denied ? `AI traffic may not use the table "${denied.name}"` : null;
}

/** Say whether a SELECT gets a LIMIT. */
function isUnbounded(statement: Statement): boolean {
  const text = statement.text.toLowerCase();
  const bounded = text.includes("limit") || text.includes("fetch");
  return statement.kind === "select" && statement.tables.length > 0 && !bounded && config.max_rows > 0;
}
