/**
 * The shapes of a campaign definition as written in YAML and CSV. What can be said of one file alone is checked here;
 * what needs the whole definition is checked in check.ts.
 */
import { z } from "zod";

const code = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, "code")
  .max(40);
const text = z.string().trim().min(1);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "date");
/** What Excel takes as the name of a sheet. */
const sheetName = z
  .string()
  .trim()
  .min(1)
  .max(31)
  .regex(/^[^:\\/?*[\]']+$/, "sheet");
/** Groups of units and codes of single units, in one list. */
const assignees = z.array(z.string().min(1)).min(1);

export const elementTypes = ["integer", "decimal", "percent", "money", "boolean", "text", "longtext"] as const;

export const elementSchema = z.strictObject({
  code,
  name: text,
  /** Code of the group whose sheet holds it. */
  group: z.string(),
  /** Code of the indicator under whose heading it stands in the form. */
  indicator: z.string().optional(),
  type: z.enum(elementTypes),
  /** Unit of measure as printed; money is always triệu đồng. */
  unit: z.string().default(""),
  /** Decimals kept and printed; 0 for integers. */
  decimals: z.int().min(0).max(6).optional(),
  /** Lowest value possible; 0 for integers and money unless given. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** A total: a locked formula over these parts, never an input. */
  sumOf: z.array(code).min(2).optional(),
  subsetOf: code.optional(),
  /** One figure for the whole area: exactly one unit may count it. */
  level: z.literal("province").optional(),
  /** What a unit leaves out so that a body and its subordinate do not both count the same; required where both do. */
  boundary: text.optional(),
  /** Who is asked for it. */
  reporters: assignees,
  /** Whose figures are added up; all reporters unless given. */
  countFrom: assignees.optional(),
  /** Whose figures are only compared. */
  crosscheckFrom: assignees.optional(),
  /** May stay empty without a reason. */
  optional: z.boolean().default(false),
  /** How to fill it in, shown beside the cell. */
  note: z.string().optional(),
  /** Samples for the rehearsal and the prompt. */
  examples: z.array(z.string()).optional(),
});

export const rosterColumnSchema = z.strictObject({
  code,
  name: text,
  type: z.enum(["integer", "decimal", "money", "text", "date", "list"]),
  unit: z.string().default(""),
  /** The closed list of a `list` column. */
  list: z.array(text).min(1).optional(),
  required: z.boolean().default(false),
  /** Width on paper, in characters. */
  width: z.number().positive().default(16),
  examples: z.array(z.string()).optional(),
});

export const rosterSchema = z.strictObject({
  code,
  name: text,
  sheet: sheetName,
  group: z.string(),
  reporters: assignees,
  /** The column that makes a row count. */
  key: code,
  /** Rows given in the template. */
  rows: z.int().min(5).max(1000).default(100),
  columns: z.array(rosterColumnSchema).min(1),
  note: z.string().optional(),
});

export const indicatorSchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/, "code"),
  name: text,
  group: z.string(),
  unit: z.string(),
  /** Excel formula over whole columns of elements. */
  formula: text,
  decimals: z.int().min(0).max(6).default(0),
  definition: z.string().default(""),
  lead: z.string().optional(),
  officialCode: z.string().optional(),
  /** Whether more is better; `none` where a change says nothing. */
  direction: z.enum(["up", "down", "none"]).default("up"),
  /** How a change on last year is told; points for a percentage, percent for the rest, unless given. */
  change: z.enum(["percent", "points", "absolute"]).optional(),
  source: z.array(z.string()).default([]),
  note: z.string().optional(),
});

export const targetSchema = z.strictObject({
  indicator: z.string(),
  op: z.enum([">=", ">", "<=", "<", "=", "range"]),
  value: z.number(),
  /** Upper end of a range. */
  high: z.number().optional(),
  year: z.int(),
  scope: text,
  status: z.enum(["official", "illustrative", "reference"]),
  source: z.string(),
});

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9_.-]*$/, "code"),
  formula: text,
  /** Where this is false the rule does not apply. */
  when: z.string().optional(),
  /**
   * unit: inside one workbook. row: each row of a roster in it. peer: each unit, once the round is put together, when its
   * peers are known. campaign: once, over columns of all units. campaign_row: each row of a roster of all units.
   */
  scope: z.enum(["unit", "row", "peer", "campaign", "campaign_row"]).default("unit"),
  /** The rule stands once for each of these elements, its code in the place of EACH: `EACH<=PREV_EACH*10`. */
  each: z
    .strictObject({
      types: z.array(z.enum(elementTypes)).optional(),
      groups: z.array(z.string()).optional(),
      elements: z.array(code).optional(),
      except: z.array(code).optional(),
    })
    .optional(),
  /** Only for these; every unit that holds all names unless given. */
  units: assignees.optional(),
  /** Names that may be blank without making the rule undecided. */
  mayBeBlank: z.array(z.string()).default([]),
  severity: z.enum(["error", "warning", "note"]),
  /** What is wrong, in Vietnamese; with `each`, {name}, {code} and {unit} are those of the element; at most 255 characters, since it stands in an Excel formula. */
  message: text.max(255),
});

/** How a figure of the form of the level above follows from this campaign: by one of the three. */
export const rollupLineSchema = z.strictObject({
  /** Code of the data element in that form. */
  element: code,
  /** As of an indicator. */
  formula: text.optional(),
  /** A side of an indicator that is a ratio, over the units that gave both sides: so that a ratio of sums stays one. */
  numeratorOf: z.string().optional(),
  denominatorOf: z.string().optional(),
  /** Unit of measure; where given, the form must ask for the figure in it. */
  unit: z.string().optional(),
  /** As the figure is printed; an indicator's own unless given, and anything else is not rounded. */
  decimals: z.int().min(0).max(6).optional(),
});

export const indicatorsFileSchema = z.strictObject({
  elements: z.array(elementSchema),
  rosters: z.array(rosterSchema).default([]),
  indicators: z.array(indicatorSchema),
  targets: z.array(targetSchema).default([]),
  rules: z.array(ruleSchema).default([]),
  rollup: z.array(rollupLineSchema).default([]),
});

export const ratingSchema = z.enum(["exceeded", "met", "missed", "insufficient", "no_target"]);

/** What of the results may be published; safe without a word. */
const publicationSchema = z.strictObject({
  /** A figure of fewer reporters is not published. */
  minReporters: z.int().min(2).default(3),
  /** Nor one of which a single protected unit makes up more than this part. */
  maxShare: z.number().min(0.5).max(0.95).default(0.8),
  /** Nor one of which another reporter, knowing its own part, knows a protected unit's to this percent. */
  p: z.number().min(1).max(50).default(10),
  /** Kinds of units whose own figures are nobody's business, such as enterprises; "*" for all. */
  protectedKinds: z.array(z.string()).default(["*"]),
  /** What public bodies say of their own administration: published however few report it. */
  publicElements: z.array(code).default([]),
  /** Kinds of units shown as one in a breakdown: two wards among communes would hide the communes too. */
  merge: z
    .array(z.strictObject({ code: z.string().min(1), name: text, kinds: z.array(z.string()).min(2) }))
    .default([]),
});

const contactSchema = z.strictObject({ name: z.string(), phone: z.string(), email: z.string() });

/** What the letters to the units say beyond the rest of the definition; every campaign can do without. */
const lettersSchema = z.strictObject({
  /** After the number: "SKHCN-KHTC"; the symbol of the issuer unless given. */
  symbol: text.optional(),
  /** What the figures are for, short, for the line "V/v": "đánh giá hoạt động … năm 2026". */
  subject: text.optional(),
  /** The one document that reminders rest on; the last of `legalBasis` unless given. */
  basis: text.optional(),
  /** The letter that sent the forms, with number and day, once it has them. */
  assigned: text.optional(),
  /** The reminders already sent, in their order. */
  reminded: z.array(text).default([]),
  /** Who answers questions; `contact` of the campaign unless given. */
  contact: contactSchema.optional(),
  /** Who gets a copy of every letter, and who of the second reminder and later ones: the superior body unless given. */
  recipients: z.array(text).default([]),
  escalateTo: z.array(text).min(1).optional(),
  /** Files that go with the forms, such as the plan; in the folder of the campaign. */
  attachments: z
    .array(
      z
        .string()
        .regex(/^[^\\/:*?"<>|\p{Cc}]+(\/[^\\/:*?"<>|\p{Cc}]+)*$/u, "path")
        .refine((path) => !path.split("/").includes(".."), "path"),
    )
    .default([]),
});

export const campaignFileSchema = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/, "slug"),
  title: text,
  /** What is assessed, for the middle of a sentence. */
  subject: text,
  year: z.int().min(2000).max(2100),
  /** Where: "tỉnh Lai Châu", and the place in the head of a letter: "Lai Châu". */
  area: text,
  place: text,
  issuer: z.strictObject({ name: text, superior: text, symbol: text, signer: text, unit: z.string() }),
  recipients: z.array(text).min(1),
  archive: text,
  legalBasis: z.array(text).min(1),
  notice: z.string().optional(),
  timezone: z.string().default("Asia/Ho_Chi_Minh"),
  deadlines: z.strictObject({ due: date, lateAfter: date, ministry: date }),
  basis: z.strictObject({
    code: z.string(),
    choices: z.array(z.strictObject({ code: z.string(), name: text })).min(1),
  }),
  minCoverage: z.number().min(0).max(1).default(0.8),
  ratings: z.array(z.strictObject({ code: ratingSchema, name: text })).length(5),
  /** In the order of rank in which letters name them. */
  unitKinds: z.array(z.strictObject({ code: z.string(), name: text, collective: text.optional() })),
  /** `collective`: how a letter to all of them calls them; "Các …" with the name unless given. */
  unitGroups: z.array(z.strictObject({ code: z.string(), name: text, collective: text.optional() })),
  sections: z.array(z.strictObject({ code: z.string(), name: text })).min(1),
  groups: z.array(
    z.strictObject({
      code: z.string(),
      name: text,
      sheet: sheetName,
      /** Section of the report; none for groups that only hold shared or free-text elements. */
      section: z.string().optional(),
    }),
  ),
  guidance: z.array(text).min(1),
  contact: contactSchema.optional(),
  letters: lettersSchema.prefault({}),
  report: z.strictObject({
    template: z.string(),
    symbol: text,
    subject: text,
    /** A table of contents between the report and its annexes, for the long form. */
    contents: z.boolean().default(false),
  }),
  /** Units of a group in the order of an indicator over their own figures, best first. */
  rankings: z.array(z.strictObject({ indicator: z.string(), group: z.string() })).default([]),
  publication: publicationSchema.prefault({}),
  /** Elements of free text that the report gathers, by its own headings. */
  narrative: z.strictObject({
    strengths: z.array(z.string()),
    shortcomings: z.array(z.string()),
    objectiveCauses: z.array(z.string()),
    subjectiveCauses: z.array(z.string()),
    nextYear: z.array(z.string()),
    proposals: z.array(z.strictObject({ to: text, elements: z.array(z.string()) })),
  }),
});

export const unitSchema = z.strictObject({
  code: z.string().regex(/^[A-Z0-9][A-Z0-9_-]*$/, "unit"),
  name: text,
  kind: z.string(),
  groups: z.array(z.string()),
  expected: z.boolean(),
  parent: z.string(),
  aliases: z.array(z.string()),
  /** Several with `;` or `,` between them. */
  email: z.string(),
  contact: z.string(),
  /** The first and the last day on which it exists, both YYYY-MM-DD; empty: always, still. */
  validFrom: z.string(),
  validTo: z.string(),
  /** Code of the unit that has taken over from one that ended; empty: none. */
  successor: z.string().default(""),
  /** The public key that its own results are signed with, where it rolls them up with this program; "" where it does not. */
  rollupKey: z
    .string()
    .regex(/^([A-Za-z0-9+/]{43}=)?$/, "public_key")
    .default(""),
  source: z.string(),
});

export const historyRowSchema = z.strictObject({
  unit: z.string(),
  element: z.string(),
  value: z.union([z.number(), z.string()]),
  /** Basis of the data, or `illustrative` where it was made up. */
  basis: z.string(),
});

export type Element = z.infer<typeof elementSchema>;
export type Roster = z.infer<typeof rosterSchema>;
export type RosterColumn = z.infer<typeof rosterColumnSchema>;
export type Indicator = z.infer<typeof indicatorSchema>;
export type Target = z.infer<typeof targetSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type RollupLine = z.infer<typeof rollupLineSchema>;
export type Rating = z.infer<typeof ratingSchema>;
export type Unit = z.infer<typeof unitSchema>;
export type HistoryRow = z.infer<typeof historyRowSchema>;
export type CampaignSettings = z.infer<typeof campaignFileSchema>;

/** A whole definition, loaded. */
export interface Campaign extends CampaignSettings {
  units: Unit[];
  elements: Element[];
  rosters: Roster[];
  indicators: Indicator[];
  targets: Target[];
  rules: Rule[];
  rollup: RollupLine[];
  /** Last year's figures: those of ended units under the unit that took over. */
  history: HistoryRow[];
  /** As written, under the units of then; only where that differs. */
  historyAsWritten?: HistoryRow[];
}
