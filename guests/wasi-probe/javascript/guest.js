// A stock JavaScript guest for tests: it evaluates what a statement says, and denies the statement with the result.

export const lifecycle = {
  metadata: () => ({
    name: "wasi-probe", version: "1.0.0", description: "", author: "", hooks: ["pre_query"], permissions: [],
  }),
  onLoad() {},
  onUnload() {},
  health: () => ({ tag: "healthy" }),
};

export const preQuery = {
  preQuery(call, statement) {
    let answer;
    try {
      answer = String((0, eval)(statement.text));
    } catch (error) {
      answer = String(error);
    }
    return { decision: { tag: "deny", val: answer }, cacheable: undefined };
  },
};
