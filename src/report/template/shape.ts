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

/** Every field by its path, lists marked: `sections[].groups[].name`. */
export function flattened(shape: Shape, path = ""): { path: string; shape: Shape }[] {
  const own = path === "" ? [] : [{ path, shape }];
  if (shape.kind === "list")
    return [...own, ...flattened(shape.item, `${path}[]`).slice(shape.item.kind === "value" ? 1 : 0)];
  if (shape.kind === "value") return own;
  return [
    ...own,
    ...Object.entries(shape.fields).flatMap(([name, field]) =>
      flattened(field, path === "" ? name : `${path}.${name}`),
    ),
  ];
}
