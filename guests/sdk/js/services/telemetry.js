// Made of wit/v2 by guests/bindings.py.
import raw from "heliosproxy:plugin/telemetry@2.0.0";

import { imported } from "../guard.js";
import { telemetry as shape } from "../shapes.js";

export const telemetry = /* @__PURE__ */ imported("telemetry", raw, shape);
