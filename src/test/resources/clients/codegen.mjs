// GraphQL Code Generator on the schema that introspection gives, with the documents of the guide.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { codegen } from "@graphql-codegen/core";
import * as typescript from "@graphql-codegen/typescript";
import * as operations from "@graphql-codegen/typescript-operations";
import { Kind, buildClientSchema, getIntrospectionQuery, parse, printSchema, validate, buildSchema } from "graphql";

const answer = await fetch(process.env.ADP_URL, {
  method: "POST",
  headers: { "content-type": "application/json", authorization: process.env.ADP_AUTHORIZATION },
  body: JSON.stringify({ query: getIntrospectionQuery() }),
});
const told = buildClientSchema((await answer.json()).data);
const kept = buildSchema(readFileSync(process.env.ADP_SCHEMA, "utf8"));
assert.deepEqual(Object.keys(told.getTypeMap()).sort(), Object.keys(kept.getTypeMap()).sort());

const documents = JSON.parse(readFileSync(process.env.ADP_DOCUMENTS, "utf8")).map((text, number) => {
  const document = parse(text);
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? { ...definition, name: { kind: Kind.NAME, value: `Example${number}` } }
      : definition,
  );
  return { location: `example-${number}`, document: { ...document, definitions } };
});
assert.ok(documents.length > 30, `${documents.length} documents`);
for (const { document } of documents) {
  assert.deepEqual(validate(kept, document), []);
}
// The two plug-ins write the same types, so each has a file of its own.
const plugins = { schema: [typescript, []], operations: [operations, documents] };
for (const [name, [plugin, given]] of Object.entries(plugins)) {
  const made = await codegen({
    filename: `${name}.ts`,
    schema: parse(printSchema(told)),
    documents: given,
    plugins: [{ [name]: {} }],
    pluginMap: { [name]: plugin },
    config: { scalars: { Date: "string", DateTime: "string" } },
  });
  assert.match(made, name === "schema" ? /export type Action = / : /export type Example0Query = /);
  writeFileSync(`${name}.ts`, made);
}
const compiler = path.resolve("node_modules", "typescript", "bin", "tsc");
execFileSync(process.execPath, [compiler, "--noEmit", "--strict", "--types", "", "schema.ts", "operations.ts"], {
  stdio: "inherit",
});
console.log("done");
