// Made of wit/v2 by guests/bindings.py.
import raw from "heliosproxy:plugin/kv@2.0.0";

import { imported } from "../guard.js";
import { kv as shape } from "../shapes.js";

export const kv = /* @__PURE__ */ imported("kv", raw, shape);
