// urql as it comes: queries by GET, changes by POST, and with its exchange for persisted queries.
import assert from "node:assert/strict";
import { Client, cacheExchange, fetchExchange, gql } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";

const PLAN = gql`query Plan($code: String!) { plan(code: $code) { id title } }`;
const LONG = gql`query Long { plan(code: "NAADP-2025") { ${Array.from({ length: 25 }, (_, i) => `${"longer".repeat(20)}${i}: title`).join(" ")} } }`;
const CHANGE = gql`mutation NoChange($input: NoChangeInput!) { noChange(input: $input) { id version } }`;

function client(sent, exchanges, more = {}) {
  return new Client({
    url: process.env.ADP_URL,
    exchanges,
    fetchOptions: () => ({ headers: { authorization: process.env.ADP_AUTHORIZATION } }),
    fetch: async (address, init) => {
      const answer = await fetch(address, init);
      sent.push(`${init.method} ${answer.status}`);
      return answer;
    },
    ...more,
  });
}

const sent = [];
const plain = client(sent, [cacheExchange, fetchExchange]);
assert.ok((await plain.query(PLAN, { code: "NAADP-2025" })).data.plan.title);
assert.ok((await plain.query(LONG, {})).data.plan);
assert.deepEqual(sent, ["GET 200", "POST 200"]);
const unknown = await plain.query(PLAN, { code: "NO-SUCH" });
assert.equal(unknown.error.graphQLErrors[0].extensions.code, "NOT_FOUND");
const wrong = await plain.query(gql`{ nothing }`, {});
assert.equal(wrong.error.graphQLErrors[0].extensions.code, "INVALID");
const input = { idempotencyKey: "urql", plan: "NAADP-2025", action: "HOU-10.3", expectedVersion: 0 };
const change = await plain.mutation(CHANGE, { input });
assert.equal(change.error.graphQLErrors[0].extensions.code, "CONFLICT");
assert.ok(sent.at(-1).startsWith("POST"));

const digests = [];
for (const enableForMutation of [false, true]) {
  const persisted = client(digests, [persistedExchange({ enableForMutation }), fetchExchange]);
  assert.ok((await persisted.query(PLAN, { code: "NAADP-2025" })).data.plan.title);
  assert.equal((await persisted.mutation(CHANGE, { input })).error.graphQLErrors[0].extensions.code, "CONFLICT");
}
assert.ok((await client([], [fetchExchange], { preferGetMethod: "force" }).query(PLAN, { code: "NAADP-2025" })).data.plan);
assert.ok((await client([], [fetchExchange], { preferGetMethod: false }).query(PLAN, { code: "NAADP-2025" })).data.plan);
console.log("done");
