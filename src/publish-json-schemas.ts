/** Writes the JSON Schemas of the definition's files and of the --json documents: `npm run schemas`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { campaignFileSchema, historyRowSchema, indicatorsFileSchema, unitSchema } from "./campaign/schema.js";
import { documents, envelope } from "./commands/documents.js";

const definition = {
  campaign: campaignFileSchema,
  indicators: indicatorsFileSchema,
  unit: unitSchema,
  history: historyRowSchema,
};

/** Relative path to JSON Schema text, for every published schema. */
export function jsonSchemas(): Map<string, string> {
  const text = (schema: z.ZodType, io: "input" | "output") =>
    `${JSON.stringify(z.toJSONSchema(schema, { io }), null, 2)}\n`;
  return new Map([
    ...Object.entries(definition).map(([name, schema]) => [`${name}.schema.json`, text(schema, "input")] as const),
    ...Object.keys(documents).map(
      (name) =>
        [join("output", `${name}.schema.json`), text(envelope(name as keyof typeof documents), "output")] as const,
    ),
  ]);
}

const target = process.argv[2];
if (target !== undefined && process.argv[1]?.endsWith("publish-json-schemas.js")) {
  mkdirSync(join(target, "output"), { recursive: true });
  for (const [path, text] of jsonSchemas()) writeFileSync(join(target, path), text);
}
