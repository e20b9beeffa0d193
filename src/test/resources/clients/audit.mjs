// The audit of the GraphQL foundation, as it comes.
import { auditServer } from "graphql-http";

const results = await auditServer({
  url: process.env.ADP_URL,
  fetchFn: (address, init = {}) =>
    fetch(address, { ...init, headers: { ...init.headers, authorization: process.env.ADP_AUTHORIZATION } }),
});
for (const result of results) {
  console.log(`${result.status} ${result.name}${result.reason ? `: ${result.reason}` : ""}`);
}
