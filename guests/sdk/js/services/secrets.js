// Made of wit/v2 by guests/bindings.py.
import raw from "heliosproxy:plugin/secrets@2.0.0";

import { imported } from "../guard.js";
import { secrets as shape } from "../shapes.js";

export const secrets = /* @__PURE__ */ imported("secrets", raw, shape);
