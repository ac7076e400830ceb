// Stands between the plugin's functions and componentize-qjs: failures become the typed error and are logged.
import { HostError, PluginError } from "./errors.js";
import { log } from "./log.js";
import { lower } from "./lower.js";
import { module } from "./phase.js";
import { configure } from "./settings.js";
import { health } from "./shapes.js";

/** Give a service of the host: arguments are checked, an error of it is thrown as a HostError. */
export function imported(service, raw, shape) {
  const made = {};
  for (const name in shape) {
    const { params } = shape[name];
    const what = `${service}.${name}`;
    made[name] = (...given) => {
      if (module.loading) throw new PluginError(`${what} at the top of a module: it is run when the plugin is built`);
      const checked = params.map(([param, type], i) => lower(type, given[i], `${what}: ${param}`));
      try {
        return raw[name](...checked);
      } catch (error) {
        throw hostError(what, error);
      }
    };
  }
  return made;
}

function hostError(what, error) {
  const cause = error?.payload ?? error;
  return typeof cause === "string" || typeof cause?.tag === "string"
    ? new HostError(what, typeof cause === "string" ? { tag: cause } : cause)
    : error;
}

/** Make an exported interface of the plugin's functions; throws at build time where one is missing. */
export function exported(plugin, shape) {
  const made = {};
  for (const name in shape) {
    made[name] = guarded(name, required(plugin, name), shape[name].result);
  }
  return made;
}

function required(plugin, name) {
  const call = plugin[name];
  if (typeof call !== "function") throw new TypeError(`the plugin exports no function ${name}: its world has it`);
  return call;
}

/** Make an exported interface with the contract's resource around what the plugin's `open` begins. */
export function streamed(plugin, shape, methods) {
  required(plugin, "open");
  class Processor {
    static open(...given) {
      return attempt("open", () => new Processor(plugin.open(...timed(given))));
    }
    constructor(stream) {
      for (const name of ["push", "finish"]) {
        if (typeof stream?.[name] !== "function") throw new TypeError(`open: expected an object with a method ${name}`);
      }
      this.stream = stream;
    }
    push(chunk) {
      return attempt("push", () => lower(methods.push.result, this.stream.push(chunk), "push: answer"));
    }
    finish() {
      return attempt("finish", () => lower(methods.finish.result, this.stream.finish(), "finish: answer"));
    }
  }
  return { ...exported(plugin, shape), Processor };
}

function guarded(name, call, answer) {
  return (...given) => {
    return attempt(name, () => {
      const found = call(...timed(given));
      return answer === null ? undefined : lower(answer, found, `${name}: answer`);
    });
  };
}

/** Return the arguments of a hook with a deadline that is a time: a u64 of more than 63 bits wraps. */
function timed(given) {
  if (given[0]?.deadline < 0) given[0].deadline = Number.MAX_SAFE_INTEGER;
  return given;
}

function attempt(what, work) {
  try {
    return work();
  } catch (error) {
    throw reported(what, error);
  }
}

/** Log a failure and return the `plugin-error` for it. */
function reported(what, error) {
  const typed = error?.tag !== undefined && error instanceof Error;
  const text = (typed ? error.message : error instanceof Error ? `${error.name}: ${error.message}` : String(error)).toWellFormed();
  const at = /^ *at (.*)$/m.exec(error?.stack ?? "")?.[1];
  log.error(`${what}: ${text}`, typed || at === undefined ? {} : { at });
  return { tag: typed ? error.tag : "other", val: text };
}

/** Make the `lifecycle` of a plugin; `about` is what its manifest says. */
export function lifecycle(plugin, about) {
  module.loading = false;
  return {
    metadata: () => about,
    onLoad: (entries) =>
      attempt("on-load", () => {
        configure(entries);
        plugin.onLoad?.();
      }),
    onUnload: () => {
      try {
        plugin.onUnload?.();
      } catch (error) {
        reported("on-unload", error);
      }
    },
    health: () => {
      try {
        return lower(health, plugin.health?.() ?? { tag: "healthy" }, "health: answer");
      } catch (error) {
        return { tag: "unhealthy", val: reported("health", error).val };
      }
    },
  };
}
