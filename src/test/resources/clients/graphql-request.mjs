// graphql-request: by POST, by GET, its errors, and its batches, which are not taken.
import assert from "node:assert/strict";
import { ClientError, GraphQLClient, gql } from "graphql-request";

const PLAN = gql`query Plan($code: String!) { plan(code: $code) { title } }`;
const headers = { authorization: process.env.ADP_AUTHORIZATION };

for (const method of ["POST", "GET"]) {
  const client = new GraphQLClient(process.env.ADP_URL, { headers, method });
  assert.ok((await client.request(PLAN, { code: "NAADP-2025" })).plan.title);
  await assert.rejects(
    client.request(PLAN, { code: "NO-SUCH" }),
    (error) => error instanceof ClientError && error.response.errors[0].extensions.code === "NOT_FOUND",
  );
}
const client = new GraphQLClient(process.env.ADP_URL, { headers });
await assert.rejects(client.batchRequests([{ document: PLAN, variables: { code: "NAADP-2025" } }]), (error) => {
  const told = error.response.errors ?? error.response.error ?? JSON.parse(error.response.body ?? "null");
  return JSON.stringify(told ?? error.response).includes("INVALID") && error.response.status === 400;
});
await assert.rejects(
  new GraphQLClient(process.env.ADP_URL).request(PLAN, { code: "NAADP-2025" }),
  (error) => error.response.status === 401 && JSON.stringify(error.response).includes("FORBIDDEN"),
);
console.log("done");
