// Relay's compiler on the kept schema, and its runtime with what it made.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(path.resolve("package.json"));
const folder = path.resolve("relay");
rmSync(folder, { recursive: true, force: true });
mkdirSync(path.join(folder, "src"), { recursive: true });
mkdirSync(path.join(folder, "made"));
cpSync(process.env.ADP_SCHEMA, path.join(folder, "schema.graphql"));
writeFileSync(path.join(folder, "package.json"), "{}");
writeFileSync(
  path.join(folder, "relay.config.json"),
  JSON.stringify({
    src: "./src",
    schema: "./schema.graphql",
    language: "javascript",
    artifactDirectory: "./made",
    customScalarTypes: { Date: "string", DateTime: "string" },
  }),
);
writeFileSync(
  path.join(folder, "src", "Plan.js"),
  `import { graphql } from "relay-runtime";
export const query = graphql\`
  query PlanQuery($code: String!) { plan(code: $code) { title ...Plan_actions } }
\`;
export const list = graphql\`
  fragment Plan_actions on Plan
  @refetchable(queryName: "PlanActionsPage")
  @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" }) {
    actions(first: $count, after: $cursor) @connection(key: "Plan_actions") {
      edges { node { id code lead { name } ...Plan_action } }
    }
  }
\`;
export const row = graphql\`
  fragment Plan_action on Action @refetchable(queryName: "PlanAction") { title effectiveStatus { label } }
\`;
`,
);
const cli = path.resolve("node_modules", "relay-compiler", "cli.js");
const said = execFileSync(process.execPath, [cli], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
assert.doesNotMatch(said, /error/i);
const made = readdirSync(path.join(folder, "made"));
for (const name of ["PlanQuery", "PlanActionsPage", "PlanAction"]) {
  assert.ok(made.includes(`${name}.graphql.js`), `${name} in ${made}`);
}

const { Environment, Network, RecordSource, Store, fetchQuery } = require("relay-runtime");
const answers = [];
const environment = new Environment({
  network: Network.create(async (request, variables) => {
    const answer = await fetch(process.env.ADP_URL, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: process.env.ADP_AUTHORIZATION },
      body: JSON.stringify({ query: request.text, variables }),
    });
    answers.push(await answer.json());
    return answers.at(-1);
  }),
  store: new Store(new RecordSource()),
});
const load = (name) => require(path.join(folder, "made", `${name}.graphql.js`));
const plan = await fetchQuery(environment, load("PlanQuery"), { code: "NAADP-2025" }).toPromise();
assert.ok(plan.plan.title);
const records = environment.getStore().getSource();
const ids = records.getRecordIDs().map((id) => records.get(id));
const planId = ids.find((record) => record?.__typename === "Plan").__id;
const actionId = ids.find((record) => record?.__typename === "Action").__id;
// Fragments are fetched anew by the interface Node.
await fetchQuery(environment, load("PlanActionsPage"), { id: planId, count: 3, cursor: null }).toPromise();
assert.equal(answers.at(-1).data.node.__typename, "Plan");
assert.equal(answers.at(-1).data.node.actions.edges.length, 3);
await fetchQuery(environment, load("PlanAction"), { id: actionId }).toPromise();
assert.equal(answers.at(-1).data.node.__typename, "Action");
console.log("done");
