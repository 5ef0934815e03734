/**
 * The documents that --json prints. The zod schemas make the types; the published JSON Schemas are generated from them.
 * Numbers are full doubles; what is not decided is null.
 */
import { z } from "zod";
import { ratingSchema, targetSchema } from "../campaign/schema.js";

const cellRef = z.object({ element: z.string(), sheet: z.string(), cell: z.string(), raw: z.string() });
const severity = z.enum(["error", "warning", "note"]);

export const findingDocument = z.object({
  id: z.string(),
  rule: z.string(),
  unit: z.string().nullable(),
  result: z.enum(["pass", "fail", "undecided", "not_applicable"]),
  severity,
  state: z.enum(["open", "answered", "accepted", "rejected"]),
  message: z.string(),
  imbalance: z.number().nullable(),
  cells: z.array(cellRef),
  explanation: z.string().optional(),
  decision: z.object({ by: z.string(), at: z.string(), reason: z.string() }).optional(),
});

const submissionState = z.enum(["current", "superseded", "withdrawn", "conflict"]);
/** One side of a change: what a cell said, and where. */
const side = z.object({
  value: z.union([z.number(), z.string()]).nullable(),
  fate: z.enum(["accepted", "rejected", "blank"]),
  reason: z.string().nullable(),
  sheet: z.string(),
  cell: z.string(),
  raw: z.string(),
});
const cells = z.object({ input: z.int(), accepted: z.int(), rejected: z.int(), blank: z.int(), unplaced: z.int() });
const instant = z.string().nullable();
const coverage = z.object({ expected: z.int(), reported: z.int(), units: z.array(z.string()) });

/** A cell behind a number. */
const tracedCell = z.object({
  /** The name in the formula: the element itself, or the total it is a part of. */
  name: z.string(),
  element: z.string(),
  unit: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
  /** What the unit chose where it gave no figure, or 0 by this word. */
  reason: z.enum(["na", "not_yet", "included_in", "confidential", "zero"]).optional(),
  held: z.boolean(),
  year: z.enum(["this", "previous"]),
  used: z.boolean(),
  sha256: z.string(),
  file: z.string(),
  sheet: z.string(),
  cell: z.string(),
  raw: z.string(),
});

/** What a campaign below says of a cell that it filled in. */
const below = z.object({
  campaign: z.string(),
  title: z.string(),
  year: z.int(),
  issuer: z.string(),
  asOf: z.string(),
  formula: z.string(),
  /** As signed: rounded as in the cell, and before. */
  value: z.number().nullable(),
  exact: z.number().nullable(),
  expected: z.int(),
  reported: z.int(),
  lacking: z.array(z.object({ unit: z.string(), name: z.string() })),
  /** `known`: by the key of units.csv; `unchecked`: sound, by a key nobody here knows; a wrong one is not listed further. */
  signature: z.enum(["known", "unchecked", "wrong", "other_key", "other_form"]),
  /** Whether the cell above holds another figure than was signed. */
  differs: z.boolean(),
  get inputs() {
    return z.array(tracedCell.extend({ unitName: z.string(), below: below.optional() }));
  },
});

/** Something a template may call: how it is written there, as an example. */
const named = z.object({ name: z.string(), about: z.string(), example: z.string() });

export const documents = {
  check: z.object({
    problems: z.array(
      z.object({
        file: z.string(),
        line: z.int(),
        column: z.int(),
        level: z.enum(["error", "notice"]),
        code: z.string(),
        message: z.string(),
      }),
    ),
  }),
  init: z.object({ folder: z.string(), from: z.string() }),
  "generate-templates": z.object({
    out: z.string(),
    files: z.array(z.object({ unit: z.string(), name: z.string(), file: z.string(), inputs: z.int(), bytes: z.int() })),
  }),
  rehearse: z.object({
    inbox: z.string(),
    seed: z.int(),
    sent: z.array(
      z.object({ unit: z.string(), file: z.string().nullable(), receivedAt: instant, mistakes: z.array(z.string()) }),
    ),
  }),
  ingest: z.union([
    z.object({
      decided: z.object({ sha256: z.string(), unit: z.string(), revision: z.int(), state: submissionState }),
    }),
    z.object({
      entries: z.array(
        z.object({
          path: z.string(),
          member: z.string().optional(),
          sha256: z.string().nullable(),
          outcome: z.enum(["ingested", "unchanged", "refused", "skipped", "conflict"]),
          code: z.string(),
          message: z.string(),
          unit: z.string().nullable(),
          revision: z.int().nullable(),
          receivedAt: instant,
          receivedFrom: z.enum(["mail", "option", "list", "run"]).nullable(),
          cells: cells.nullable(),
          findings: z.object({ errors: z.int(), warnings: z.int(), notes: z.int(), undecided: z.int() }).nullable(),
        }),
      ),
      summary: z.object({
        entries: z.int(),
        ingested: z.int(),
        unchanged: z.int(),
        refused: z.int(),
        skipped: z.int(),
        conflict: z.int(),
        cells,
      }),
    }),
  ]),
  revisions: z.object({
    revisions: z.array(
      z.object({
        sha256: z.string(),
        unit: z.string(),
        file: z.string(),
        member: z.string().nullable(),
        sender: z.string().nullable(),
        revision: z.int(),
        state: submissionState,
        /** Parts of the form whose figures are taken from it. */
        parts: z.array(z.string()),
        receivedAt: z.string(),
        receivedFrom: z.enum(["mail", "option", "list", "run"]),
        decision: z
          .object({ kind: z.enum(["accepted", "withdrawn"]), at: z.string(), by: z.string(), reason: z.string() })
          .nullable(),
        changes: z
          .array(z.object({ element: z.string(), row: z.int(), before: side.nullable(), after: side.nullable() }))
          .nullable(),
      }),
    ),
  }),
  feedback: z.object({
    out: z.string(),
    replies: z.array(
      z.object({
        unit: z.string(),
        workbook: z.string(),
        receipt: z.string(),
        errors: z.int(),
        warnings: z.int(),
      }),
    ),
  }),
  status: z.object({
    units: z.array(
      z.object({
        unit: z.string(),
        name: z.string(),
        state: z.enum(["on_time", "late", "missing", "conflict", "not_expected"]),
        receivedAt: instant,
        estimated: z.boolean(),
        revision: z.int(),
        letterNumber: z.string(),
        asked: z.int(),
        answered: z.int(),
        errors: z.int(),
        warnings: z.int(),
        refusedFiles: z.array(z.string()),
        accepted: z.boolean(),
        undecided: z.int(),
      }),
    ),
    summary: z.object({
      expected: z.int(),
      sent: z.int(),
      onTime: z.int(),
      late: z.int(),
      conflict: z.int(),
      missing: z.int(),
      blockers: z.int(),
    }),
    /** The board, where one was asked for. */
    html: z.string().optional(),
  }),
  findings: z.union([
    z.object({ findings: z.array(findingDocument) }),
    z.object({ decided: z.array(z.string()) }),
    z.object({
      rules: z.array(
        z.object({
          rule: z.string(),
          fired: z.int(),
          units: z.int(),
          open: z.int(),
          answered: z.int(),
          accepted: z.int(),
          rejected: z.int(),
          mended: z.int(),
        }),
      ),
    }),
  ]),
  indicators: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      group: z.string(),
      unit: z.string(),
      decimals: z.int(),
      formula: z.string(),
      value: z.number().nullable(),
      status: z.enum(["computed", "undecided"]),
      reason: z.string().nullable(),
      numerator: z.number().nullable(),
      denominator: z.number().nullable(),
      previous: z.number().nullable(),
      change: z
        .object({
          value: z.number(),
          kind: z.enum(["percent", "points", "absolute"]),
          units: z.int(),
          endedLeftOut: z.literal(true).optional(),
        })
        .nullable(),
      target: targetSchema.nullable(),
      references: z.array(targetSchema),
      rating: ratingSchema,
      achievement: z.number().nullable(),
      coverage,
      partial: z.array(z.string()),
      byKind: z.array(
        z.object({ kind: z.string(), value: z.number().nullable(), expected: z.int(), reported: z.int() }),
      ),
    }),
  ),
  trace: z.object({
    code: z.string(),
    name: z.string(),
    formula: z.string().nullable(),
    value: z.union([z.number(), z.string()]).nullable(),
    kind: z
      .enum([
        "codes",
        "indicator",
        "coverage",
        "figures",
        "cell",
        "definition",
        "counted",
        "revisions",
        "finding",
        "texts",
      ])
      .nullable(),
    /** Printed numbers that the formula names in brackets, and those behind them. */
    parts: z.array(z.object({ code: z.string(), name: z.string(), value: z.union([z.number(), z.string()]) })),
    /** What was counted. */
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        value: z.number().nullable(),
        sha256: z.string(),
        file: z.string(),
      }),
    ),
    /** Set where there were more sources below than are listed. */
    cut: z.literal(true).optional(),
    inputs: z.array(tracedCell.extend({ below: below.optional() })),
  }),
  rollup: z.object({
    file: z.string(),
    /** Public key of the signature, base64. */
    key: z.string(),
    form: z.object({ campaign: z.string(), year: z.string(), definition: z.string(), unit: z.string() }),
    draft: z.boolean(),
    blockers: z.int(),
    figures: z.array(
      z.object({
        element: z.string(),
        /** As it stands in the cell, and before it was rounded. */
        value: z.number().nullable(),
        exact: z.number().nullable(),
        formula: z.string(),
        expected: z.int(),
        reported: z.int(),
      }),
    ),
    /** Codes, and names of sheets with lists, that the form asks and nothing here answers. */
    left: z.array(z.string()),
  }),
  "rollup-key": z.object({ file: z.string(), key: z.string(), made: z.boolean() }),
  publish: z.object({
    out: z.string(),
    files: z.array(z.string()),
    draft: z.boolean(),
    blockers: z.int(),
    counts: z.object({ all: z.int(), published: z.int(), hidden: z.int(), undecided: z.int() }),
    /** Cells that print "(b)", and why: for the officer, not for the public. */
    suppressed: z.array(
      z.object({
        indicator: z.string(),
        part: z.enum(["value", "previous", "change", "kind"]),
        kind: z.string(),
        why: z.enum(["few_reporters", "dominance", "unanimous", "complement", "earlier", "not_analysed"]),
      }),
    ),
  }),
  report: z.object({ files: z.array(z.string()), draft: z.boolean(), blockers: z.int() }),
  template: z.union([
    z.object({
      fields: z.array(
        z.object({
          path: z.string(),
          kind: z.enum(["value", "record", "list"]),
          about: z.string(),
          /** Where the fields inside are described. */
          sameAs: z.string().nullable(),
          /** What a made-up round has there. */
          sample: z.string().nullable(),
        }),
      ),
      blocks: z.array(named),
      helpers: z.array(named),
      tables: z.array(named),
      charts: z.array(named),
    }),
    z.object({ made: z.string(), files: z.array(z.string()) }),
    z.object({
      template: z.string(),
      problems: z.array(
        z.object({ file: z.string(), line: z.int().nullable(), code: z.string(), message: z.string() }),
      ),
    }),
  ]),
  letters: z.object({
    kind: z.enum(["assign", "remind", "return"]),
    /** Of a reminder: whether the campaign's deadline has passed, and its number after that. */
    overdue: z.boolean().nullable(),
    round: z.int().nullable(),
    /** Day by which the letters ask for an answer. */
    until: z.string(),
    out: z.string(),
    letters: z.array(z.object({ file: z.string(), units: z.array(z.string()), addressees: z.array(z.string()) })),
    /** `addressed`: whether anyone's address stands in it. */
    drafts: z.array(
      z.object({
        file: z.string(),
        units: z.array(z.string()),
        attachments: z.array(z.string()),
        addressed: z.boolean(),
      }),
    ),
    /** Units written to for which units.csv has no address. */
    withoutEmail: z.array(z.string()),
    /** The issuer, who gets no letter from itself. */
    leftOut: z.array(z.string()),
    /** Files of an earlier run of the same kind that no longer hold. */
    stale: z.array(z.string()),
  }),
  export: z.object({
    format: z.enum(["xlsx", "csv", "parquet"]),
    draft: z.boolean(),
    blockers: z.int(),
    /** The workbook, or the folder of the tables. */
    out: z.string(),
    /** `rows`: rows of data; of the workbook, of its sheet of sources. */
    files: z.array(z.object({ path: z.string(), rows: z.int(), bytes: z.int() })),
  }),
  validate: z.object({
    files: z.array(
      z.object({
        path: z.string(),
        member: z.string().optional(),
        unit: z.string().nullable(),
        cells: cells.nullable(),
        undecided: z.int(),
        findings: z.array(findingDocument),
      }),
    ),
  }),
  store: z.union([
    z.object({ seal: z.object({ count: z.int(), already: z.int() }) }),
    z.object({
      rebuild: z.object({
        events: z.int(),
        /** Given again without success: the store was left as it was. */
        lost: z.array(
          z.object({ file: z.string(), sha256: z.string().nullable(), code: z.string(), message: z.string() }),
        ),
        tables: z.array(
          z.object({ table: z.string(), before: z.int().nullable(), after: z.int(), same: z.boolean().nullable() }),
        ),
        kept: z.string().nullable(),
      }),
    }),
    z.object({
      copy: z.object({
        /** Addresses without passwords. */
        from: z.string(),
        to: z.string(),
        outcome: z.enum(["copied", "already_there"]),
        /** The sum is over all rows of the table, alike in every engine. */
        tables: z.array(z.object({ table: z.string(), rows: z.int(), sha256: z.string() })),
        /** `missing`: submissions whose bytes are not among them. */
        received: z.object({ files: z.int(), bytes: z.int(), sha256: z.string(), missing: z.int() }),
      }),
    }),
  ]),
  doctor: z.object({
    checks: z.array(
      z.object({
        check: z.string(),
        level: z.enum(["ok", "warning", "problem"]),
        code: z.string(),
        message: z.string(),
      }),
    ),
    summary: z.object({ ok: z.int(), warning: z.int(), problem: z.int() }),
  }),
  demo: z.object({
    folder: z.string(),
    stages: z.array(z.object({ stage: z.string(), seconds: z.number() })),
    summary: z.unknown(),
    blockers: z.int(),
    report: z.string(),
    workbook: z.string(),
    page: z.string(),
    template: z.string(),
  }),
} as const;

export type Documents = { [Command in keyof typeof documents]: z.input<(typeof documents)[Command]> };

/** The envelope around every document. */
export function envelope<Command extends keyof typeof documents>(command: Command) {
  return z.object({
    schema: z.literal(`tonghop/${command}`),
    version: z.literal(1),
    campaign: z.string().nullable(),
    data: documents[command],
  });
}
