// Gives the sandbox a console, and a clock that says that there is none instead of ending the instance.
import { log } from "./log.js";

const written = (level) => (...words) => log[level](words.map((w) => (typeof w === "string" ? w : JSON.stringify(w) ?? String(w))).join(" "));
globalThis.console = { trace: written("trace"), debug: written("debug"), log: written("info"), info: written("info"), warn: written("warn"), error: written("error") };
const absent = () => {
  throw new Error("a plugin has no clock: take times from the call's arguments");
};
const RealDate = globalThis.Date;
globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    if (given.length === 0) absent();
    super(...given);
  }
  static now() {
    return absent();
  }
};
globalThis.performance = { now: absent };
