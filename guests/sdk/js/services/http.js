// Made of wit/v2 by guests/bindings.py.
import raw from "heliosproxy:plugin/http@2.0.0";

import { imported } from "../guard.js";
import { http as shape } from "../shapes.js";

export const http = /* @__PURE__ */ imported("http", raw, shape);
