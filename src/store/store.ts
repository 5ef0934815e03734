/** Submissions, their values and findings, decisions and the event log: one interface over any engine. */
import type { Value } from "../model.js";
import type { FigureGroup, FigureRequest } from "./figures.js";
import type {
  Arrived,
  Decision,
  FindingRecord,
  KeptExplanation,
  StoredEvent,
  StoredExplanation,
  StoredValue,
  SubmissionDecision,
  SubmissionRecord,
  SubmissionState,
} from "./records.js";

/**
 * The order of a unit's submissions, worked out inside the transaction from what is stored at that moment. It may be asked
 * again where somebody else was first, so it changes nothing.
 */
export type Order = (ofUnit: readonly SubmissionRecord[]) => SubmissionState[];

/** The decision on one of a unit's submissions, worked out in the same way. */
export type Decide = (ofUnit: readonly SubmissionRecord[]) => SubmissionDecision;

export interface NewSubmission {
  /** Its revision, state and current parts are given by the order. */
  record: SubmissionRecord;
  values: readonly Value[];
  findings: readonly FindingRecord[];
  explanations?: readonly KeptExplanation[];
  /** Whether its stamp had to be signed: told in the log, for whoever reads it again. */
  signatureAsked?: boolean;
  /** A hash of what it was judged by: told in the log. */
  judgedBy?: string;
}

export interface Store {
  /** Whether other people and machines write at the same time. */
  readonly shared: boolean;
  /** Everything that `work` reads is as of one moment. `groups` may be among it where that is said. */
  snapshot<T>(work: () => Promise<T>, including?: "groups"): Promise<T>;
  submissions(): Promise<SubmissionRecord[]>;
  /**
   * One transaction: the submission, its values and findings, the order of the unit's revisions, an event. Gives the unit's
   * submissions as they are then. Bytes that are there already are left as they are: `added` is false.
   */
  save(submission: NewSubmission, order: Order): Promise<{ added: boolean; ofUnit: SubmissionRecord[] }>;
  /** Keeps a day of arrival learnt later, and the order it gives the unit's revisions. */
  arrived(of: SubmissionRecord, arrival: Arrived, order: Order, at: string): Promise<SubmissionRecord[]>;
  /** Keeps the officer's decision on a submission, made over the unit's as they stand, and the order it gives them. */
  decideSubmission(of: SubmissionRecord, decide: Decide, order: Order): Promise<SubmissionRecord[]>;
  /** Values of the current parts of the submissions. */
  currentValues(): Promise<StoredValue[]>;
  /** Values of one submission. */
  valuesOf(sha256: string): Promise<StoredValue[]>;
  /** Values of some submissions, unit by unit. */
  valuesIn(files: readonly string[]): Promise<StoredValue[]>;
  /** Of the current submissions and those in conflict. */
  currentFindings(): Promise<FindingRecord[]>;
  /** What units said to findings, in the order of their revisions: the last word on a finding counts. */
  explanations(): Promise<StoredExplanation[]>;
  /** Of every submission, whatever became of it. */
  allFindings(): Promise<FindingRecord[]>;
  /** Of some submissions, in the same order. */
  findingsIn(files: readonly string[]): Promise<FindingRecord[]>;
  /** Logs a refusal, once for the same bytes and reason. */
  refused(at: string, sha256: string, file: string, code: string): Promise<void>;
  /** Paths of the files that were refused, in the order in which they came. */
  refusedFiles(): Promise<string[]>;
  /** The hash of what each submission was judged by, where it was told. */
  judgedBy(): Promise<Map<string, string>>;
  decisions(): Promise<Decision[]>;
  decide(decision: Decision): Promise<void>;
  /** Everything that was given, each unit's own in its order. */
  events(): Promise<StoredEvent[]>;
  /** Keeps received bytes where machines share the store; nothing to do where they share the folder. */
  keep(sha256: string, extension: string, bytes: Uint8Array): Promise<void>;
  /** The figures that count, grouped by the engine; in a snapshot only where that includes it, since it makes tables of its own. */
  groups(request: FigureRequest): Promise<FigureGroup[]>;
  /** Units whose figures count, and which parts of whose form do. */
  sending(): Promise<{ units: Set<string>; parts: { unit: string; part: string }[] }>;
  /** The different texts of some elements among the values that count. */
  textsOf(elements: readonly string[]): Promise<{ element: string; text: string }[]>;
  /** Values that count of some elements, unit by unit, never all of them at once. */
  eachValue(elements: readonly string[], work: (values: StoredValue[]) => void): Promise<void>;
  close(): Promise<void>;
}
