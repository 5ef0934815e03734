/** Where a template stands in the view while it is read: which fields a path leads to, without any values. */
import type { RecordShape, Shape } from "./shape.js";

/** `null`: not known, as of a value that a helper gives; everything is allowed of it. */
export type Seen = Shape | null;

export interface Scope {
  root: Seen;
  /** `this`, then what `../`, `../../` lead to. */
  contexts: Seen[];
  /** Names of `as |item index|`. */
  named: ReadonlyMap<string, Seen>;
  inLoop: boolean;
}

export interface Path {
  original: string;
  data: boolean;
  depth: number;
  parts: string[];
  /** `this.x` and `./x` are fields, never names of `as |x|`. */
  scoped: boolean;
}

export type Lookup =
  | { found: Seen }
  | { failed: "field"; name: string; of: RecordShape }
  | { failed: "not_a_record"; name: string; of: Shape; path: string }
  | { failed: "too_far_up" | "outside_loop" };

const loopWords = ["index", "key", "first", "last"];
const printed: Shape = { kind: "value", about: "" };

export function lookup(path: Path, scope: Scope): Lookup {
  const [head, ...tail] = path.parts;
  if (path.data) {
    if (head === "root") return follow(scope.root, tail, "@root");
    if (head !== undefined && loopWords.includes(head))
      return scope.inLoop ? { found: printed } : { failed: "outside_loop" };
    return { found: null };
  }
  if (path.depth === 0 && !path.scoped && head !== undefined && scope.named.has(head))
    return follow(scope.named.get(head)!, tail, head);
  if (path.depth >= scope.contexts.length) return { failed: "too_far_up" };
  return follow(
    scope.contexts[path.depth]!,
    path.parts,
    path.depth === 0 ? "this" : "../".repeat(path.depth).slice(0, -1),
  );
}

function follow(start: Seen, parts: string[], from: string): Lookup {
  let shape = start;
  let path = from;
  for (const name of parts) {
    if (shape === null) return { found: null };
    if (shape.kind === "record") {
      const field: Shape | undefined = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
      if (field === undefined) return { failed: "field", name, of: shape };
      shape = field;
    } else if (shape.kind === "list" && name === "length") shape = printed;
    else if (shape.kind === "list" && /^\d+$/.test(name)) shape = shape.item;
    else return { failed: "not_a_record", name, of: shape, path };
    path = path === "this" ? name : `${path}.${name}`;
  }
  return { found: shape };
}

/** Inside #each or #with: a new `this`. */
export function entered(
  scope: Scope,
  into: Seen,
  more: Partial<Pick<Scope, "inLoop">> & { names?: [string, Seen][] } = {},
): Scope {
  return {
    root: scope.root,
    contexts: [into, ...scope.contexts],
    named: more.names ? new Map([...scope.named, ...more.names]) : scope.named,
    inLoop: more.inLoop ?? scope.inLoop,
  };
}
