/**
 * The shape of what a template sees, with a word on each field. It is data beside the view: `Known<ReportView>` makes the
 * compiler refuse a description that covers less than the view, or more.
 */

/** A text, a number, a yes or no: what can be printed. */
export interface ValueShape {
  kind: "value";
  about: string;
}

export interface RecordShape {
  kind: "record";
  about: string;
  fields: Record<string, Shape>;
}

export interface ListShape {
  kind: "list";
  about: string;
  item: Shape;
}

export type Shape = ValueShape | RecordShape | ListShape;

/** Descriptions that cover every field of `T` and nothing else. */
export type Known<T> = { [Field in keyof T]-?: ShapeOf<NonNullable<T[Field]>> };
type ShapeOf<T> = [T] extends [readonly unknown[]]
  ? ListShape
  : [T] extends [object]
    ? RecordShape & { of?: T }
    : ValueShape;

export const value = (about: string): ValueShape => ({ kind: "value", about });

/** What is known of the fields of `T`, as a record. */
export const record = <T>(about: string, fields: Known<T>): RecordShape & { of?: T } => ({
  kind: "record",
  about,
  fields: fields as Record<string, Shape>,
});

export const list = (about: string, item: Shape): ListShape => ({ kind: "list", about, item });

/** The same shape under another word. */
export const as = <S extends Shape>(about: string, shape: S): S => ({ ...shape, about });

export interface DescribedField {
  /** Lists marked: `sections[].groups[].name`. */
  path: string;
  kind: Shape["kind"];
  about: string;
  /** Where the fields inside are described: an indicator has the same ones wherever it stands. */
  sameAs: string | null;
}

/** Every field by its path; what has the same fields as something before it is not gone into again. */
export function describedFields(shape: Shape): DescribedField[] {
  const seen = new Map<Record<string, Shape>, string>();
  const inside = (of: Shape, path: string): DescribedField[] => {
    if (of.kind === "list") return inside(of.item, `${path}[]`);
    if (of.kind === "value") return [];
    return Object.entries(of.fields).flatMap(([name, field]) =>
      described(field, path === "" ? name : `${path}.${name}`),
    );
  };
  const described = (field: Shape, path: string): DescribedField[] => {
    const inner = field.kind === "list" ? field.item : field;
    const known = inner.kind === "record" ? (seen.get(inner.fields) ?? null) : null;
    if (inner.kind === "record" && known === null) seen.set(inner.fields, field.kind === "list" ? `${path}[]` : path);
    const own = { path, kind: field.kind, about: field.about, sameAs: known };
    return known === null ? [own, ...inside(field, path)] : [own];
  };
  return inside(shape, "");
}
