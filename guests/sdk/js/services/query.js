// Made of wit/v2 by guests/bindings.py.
import raw from "heliosproxy:plugin/query@2.0.0";

import { imported } from "../guard.js";
import { query as shape } from "../shapes.js";

export const query = /* @__PURE__ */ imported("query", raw, shape);
