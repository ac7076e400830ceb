export * from "./contract.js";
import type { LogLevel, PluginError as ContractError } from "./contract.js";

/** Throw it to answer the `plugin-error` `other`; the subclasses choose the case. The message is logged. */
export class PluginError extends Error {
  readonly tag: ContractError["tag"];
}
/** The configuration is not usable: name the key, and say what was expected. */
export class InvalidConfig extends PluginError {}
/** An argument is not one that the plugin can work on. */
export class InvalidInput extends PluginError {}
/** Something that the plugin depends on does not answer. */
export class Unavailable extends PluginError {}
/** The plugin does not support what was asked for. */
export class Unsupported extends PluginError {}
/** A service of the host answered an error: `cause` is its case, such as `{ tag: "access-denied" }`. */
export class HostError extends Error {
  readonly cause: { tag: string; val?: unknown };
}

type Fields = Record<string, unknown>;
/** The plugin's log, by level; fields are kept as text. */
export const log: {
  trace(message: string, fields?: Fields): void;
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
  /** Say whether messages of this level are kept. */
  enabled(level: LogLevel): boolean;
};

type Setting<T> = T extends StringConstructor ? string
  : T extends NumberConstructor ? number
  : T extends BooleanConstructor ? boolean
  : T extends ArrayConstructor ? string[]
  : T extends ObjectConstructor ? Record<string, unknown>
  : T extends string ? string : T extends number ? number : T extends boolean ? boolean
  : T extends readonly (infer E)[] ? (E extends string ? string[] : E[]) : T;

/**
 * Declare settings, the keys of `config_schema` in plugin.yaml, each with its default.
 *
 * The host's values are filled in before the first call. `String`, `Number`, `Boolean`, `Array` or `Object` in place of
 * a default makes a setting required. A value of another type refuses the load and names the key.
 */
export function settings<T extends Record<string, unknown>>(defaults: T): { readonly [K in keyof T]: Setting<T[K]> };
