/**
 * What a roll-up package says of its figures: which formula over which units' cells each of them is. It travels as JSON inside
 * the form that it fills in, with a signature over its very characters.
 */
import { z } from "zod";

const value = z.union([z.number(), z.string()]).nullable();
const line = z.string().max(32_767);
const code = z.string().max(200);
const sha256 = z.string().regex(/^([0-9a-f]{64})?$/);

/** Far above any form. */
const mostFigures = 5000;

const manifestSchema = z.object({
  format: z.literal("tonghop/rollup/1"),
  /** The form that was filled in, as its stamp has it. */
  form: z.object({ campaign: code, year: code, definition: code, unit: code }),
  /** The campaign whose results they are. */
  from: z.object({
    campaign: code,
    title: line,
    year: z.int(),
    definition: code,
    /** Code of the basis of its data. */
    basis: code,
    issuer: line,
    /** Day of the last arrival that is counted, YYYY-MM-DD. */
    asOf: code,
    /** Instant, ISO 8601. */
    madeAt: code,
    /** Errors that were not decided yet. */
    blockers: z.int().min(0),
  }),
  /** Units whose figures stand behind them; days are "" where nothing ends. */
  units: z.array(z.object({ code, name: line, kind: code, validFrom: code, validTo: code, successor: code })),
  /** Received files, named by their place in this list. */
  files: z.array(z.object({ sha256, file: line, unit: code, receivedAt: code, revision: z.int() })),
  figures: z
    .array(
      z.object({
        element: code,
        sheet: line,
        cell: code,
        /** As it stands in the cell. */
        value: z.number().nullable(),
        /** Before it was rounded. */
        exact: z.number().nullable(),
        formula: line,
        coverage: z.object({ expected: z.int(), reported: z.int(), lacking: z.array(code) }),
        inputs: z.array(
          z.object({
            /** The name in the formula that it stands for. */
            name: code,
            element: code,
            unit: code,
            value,
            reason: z.enum(["na", "not_yet", "included_in", "confidential", "zero"]).optional(),
            year: z.enum(["this", "previous"]),
            used: z.boolean(),
            held: z.boolean(),
            /** -1 for last year's, which stand in no received file. */
            file: z.int().min(-1),
            sheet: line,
            cell: code,
            raw: line,
          }),
        ),
      }),
    )
    .max(mostFigures)
    .refine((figures) => new Set(figures.map(({ element }) => element)).size === figures.length),
  /** Signed manifests of units' files that are roll-ups themselves, by the hash of the file. */
  below: z.array(z.object({ sha256, signed: z.object({ text: z.string(), key: code, signature: code }) })),
});

export type RollupManifest = z.infer<typeof manifestSchema>;
export type RollupFigure = RollupManifest["figures"][number];

/** What neither XML nor a program that writes it anew can change: only letters of the text itself stand unescaped. */
export function manifestText(manifest: RollupManifest): string {
  return JSON.stringify(manifest).replace(
    /[<>&\u007f-\u009f\ufffe\uffff]|[\ud800-\udfff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** null where it is no manifest. */
export function readManifest(text: string): RollupManifest | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = manifestSchema.safeParse(json);
  return parsed.success ? parsed.data : null;
}
