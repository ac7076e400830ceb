// Made of wit/v2 by guests/bindings.py.
import raw from "heliosproxy:plugin/config@2.0.0";

import { imported } from "../guard.js";
import { config as shape } from "../shapes.js";

export const config = /* @__PURE__ */ imported("config", raw, shape);
