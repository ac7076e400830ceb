// Made of wit/v2 by guests/bindings.py.
import raw from "heliosproxy:plugin/search@2.0.0";

import { imported } from "../guard.js";
import { search as shape } from "../shapes.js";

export const search = /* @__PURE__ */ imported("search", raw, shape);
