import type { Call, ConfigEntry, Statement, StatementKind } from "./contract.js";

/** Takes the place of the host in tests. */
export const host: {
  /** What was logged. */
  logged: { level: string; message: string; fields: Record<string, string> }[];
  /** Calls of the host but for the log: the name, such as `kv.get`, and the arguments. */
  calls: [name: string, ...given: unknown[]][];
  /** Functions that answer instead, by name, such as `http.httpFetch`; throw `{ tag, val }` for an error of the service. */
  answers: Record<string, (...given: any[]) => unknown>;
  kv: Map<string, string>;
  cache: Map<string, unknown>;
  entries: ConfigEntry[];
  /** Forget everything but the configuration. */
  reset(): void;
  /** Give the plugin a configuration, as the host does when it loads it. */
  configure(values: Record<string, unknown>): void;
};
export function call(user?: string, roles?: string[], attributes?: Record<string, string>): Call;
export function statement(sql: string, kind?: StatementKind, more?: Partial<Statement>): Statement;
