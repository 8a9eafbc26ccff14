/*
 * Writes the extracts beside this file from Twilio's OpenAPI documents: names, types, enums, formats and
 * what is required, without a word of prose. Run it after one of the documents has changed:
 *   node local-twilio/twilio/rest/openapi/extract.mjs [folder of the documents]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';

const folder = resolve(
  process.argv[2] ?? join(import.meta.dirname, '../../../../../shared/contracts'),
);

/** What of a schema says what is legal. */
const SCHEMA_KEYS = ['$ref', 'type', 'format', 'enum', 'nullable', 'required'];

function schemaOf(schema) {
  const kept = Object.fromEntries(
    SCHEMA_KEYS.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]]),
  );
  if (schema.items) kept.items = schemaOf(schema.items);
  if (schema.properties) kept.properties = mapValues(schema.properties, schemaOf);
  return kept;
}

const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

const contentOf = (content) => mapValues(content, ({ schema }) => ({ schema: schemaOf(schema) }));

const queryOf = (parameters = []) =>
  parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema }) => ({ name, schema: schemaOf(schema) }));

function operationOf({ parameters, requestBody, responses }) {
  return {
    parameters: queryOf(parameters),
    ...(requestBody && { requestBody: { content: contentOf(requestBody.content) } }),
    responses: mapValues(responses, ({ content }) =>
      content ? { content: contentOf(content) } : {},
    ),
  };
}

function pathOf(path) {
  const methods = Object.entries(path).filter(([key]) => ['get', 'post', 'delete'].includes(key));
  return Object.fromEntries(methods.map(([method, operation]) => [method, operationOf(operation)]));
}

for (const name of ['twilio_api_v2010', 'twilio_sync_v1', 'twilio_taskrouter_v1']) {
  const { paths, components } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const extract = {
    paths: mapValues(paths, pathOf),
    components: { schemas: mapValues(components.schemas, schemaOf) },
  };
  const file = join(import.meta.dirname, `${name}.json`);
  const options = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(extract), { ...options, filepath: file }));
}
