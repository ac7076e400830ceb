// What a plugin throws, each the case of a `plugin-error`, and what the host's services throw.

export class PluginError extends Error {
  get name() {
    return this.constructor.name;
  }
  get tag() {
    return "other";
  }
}

export class InvalidConfig extends PluginError {
  get tag() {
    return "invalid-config";
  }
}

export class InvalidInput extends PluginError {
  get tag() {
    return "invalid-input";
  }
}

export class Unavailable extends PluginError {
  get tag() {
    return "unavailable";
  }
}

export class Unsupported extends PluginError {
  get tag() {
    return "unsupported";
  }
}

/** A service's answer that is an error: `cause` is its case, `{ tag, val }`. */
export class HostError extends Error {
  constructor(what, cause) {
    const detail = cause.val === undefined ? "" : `: ${typeof cause.val === "string" ? cause.val : JSON.stringify(cause.val)}`;
    super(`${what}: ${cause.tag}${detail}`);
    this.cause = cause;
  }
  get name() {
    return "HostError";
  }
  get tag() {
    return this.cause.tag === "unavailable" ? "unavailable" : "other";
  }
}
