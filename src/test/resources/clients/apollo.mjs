// Apollo Client with its link for persisted queries, its cache and a list of pages.
import { createHash } from "node:crypto";
import assert from "node:assert/strict";
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client/core";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { relayStylePagination } from "@apollo/client/utilities";

const PAGE = gql`
  query Page($after: String) {
    plan(code: "NAADP-2025") {
      id
      title
      actions(first: 2, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { id code lead { name } } }
      }
    }
  }
`;

for (const useGETForHashedQueries of [false, true]) {
  const sent = [];
  const link = new PersistedQueryLink({
    sha256: (text) => createHash("sha256").update(text).digest("hex"),
    useGETForHashedQueries,
  }).concat(
    new HttpLink({
      uri: process.env.ADP_URL,
      headers: { authorization: process.env.ADP_AUTHORIZATION },
      fetch: async (address, init) => {
        const answer = await fetch(address, init);
        sent.push(`${init.method} ${init.method === "GET" || !init.body.includes('"query"') ? "digest" : "query"} ${answer.status}`);
        return answer;
      },
    }),
  );
  const client = new ApolloClient({
    link,
    cache: new InMemoryCache({ typePolicies: { Plan: { fields: { actions: relayStylePagination() } } } }),
  });

  const first = await client.query({ query: PAGE });
  const pages = first.data.plan.actions;
  assert.equal(pages.edges.length, 2);
  assert.ok(pages.pageInfo.hasNextPage);
  await client.query({ query: PAGE, variables: { after: pages.pageInfo.endCursor }, fetchPolicy: "network-only" });
  const kept = client.readQuery({ query: PAGE });
  assert.equal(kept.plan.actions.edges.length, 4, "pages join in the cache, by the id of the plan");
  // The first digest is refused in words that end digests; nothing is sent twice after.
  assert.match(sent[0], /digest 400/);
  assert.deepEqual(sent.slice(1), ["POST query 200", "POST query 200"]);

  const refused = await client.query({ query: gql`{ plan(code: "NO-SUCH") { code } }`, errorPolicy: "all" });
  assert.ok(CombinedGraphQLErrors.is(refused.error));
  assert.equal(refused.error.errors[0].extensions.code, "NOT_FOUND");
  await assert.rejects(
    client.mutate({
      mutation: gql`
        mutation NoChange($input: NoChangeInput!) { noChange(input: $input) { id version } }
      `,
      variables: { input: { idempotencyKey: "apollo", plan: "NAADP-2025", action: "HOU-10.3", expectedVersion: 0 } },
    }),
    (error) => CombinedGraphQLErrors.is(error) && error.errors[0].extensions.code === "CONFLICT",
  );
}
console.log("done");
