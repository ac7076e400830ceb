// Made of wit/v2 by guests/bindings.py.
import raw from "heliosproxy:plugin/cache-store@2.0.0";

import { imported } from "../guard.js";
import { cacheStore as shape } from "../shapes.js";

export const cacheStore = /* @__PURE__ */ imported("cacheStore", raw, shape);
