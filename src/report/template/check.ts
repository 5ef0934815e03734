/**
 * Reads a template without filling it, so that what stands in a branch that is not taken today, or in a loop over
 * nothing, is checked too: every field, helper, argument and partial, against the shape of the view. Handlebars' strict
 * mode cannot do this: it lets an unknown field pass as the argument of a helper and as the list of a loop.
 */
import { closest } from "../../campaign/check/closest.js";
import type { Slots, Told } from "../../messages/index.js";
import { cellShape, indicatorShape, targetShape, unitRowShape } from "../view/fields.js";
import { type DescribedHelper, describedHelpers, type Parameter, type ParameterKind } from "./helper-list.js";
import type { ProblemCode, Problems } from "./problem.js";
import { entered, type Lookup, lookup, type Path, type Scope, type Seen } from "./scope.js";
import type { Shape } from "./shape.js";

type Node = hbs.AST.Node;
type Call = hbs.AST.MustacheStatement | hbs.AST.SubExpression | hbs.AST.BlockStatement;

export interface ReadTemplate {
  /** How the officer knows the file. */
  name: string;
  program: hbs.AST.Program;
  /** Words for a line of the source. */
  placeOf: (line: number) => Told;
  /** False where lines mean nothing to the officer, as in a Word document. */
  lines: boolean;
}

export interface Checking {
  problems: Problems;
  partials: ReadonlyMap<string, ReadTemplate>;
}

const helpers = new Map(describedHelpers.map((helper) => [helper.name, helper]));
const blocks = ["each", "if", "unless", "with"];
const nothing: Told = { code: "report.nothing" };
/** No shipped template goes so deep; a partial that calls itself would go on for ever. */
const MOST_PARTIALS = 40;

/** Adds to `problems` whatever is wrong in the template or a partial it calls. */
export function checkTemplate(template: ReadTemplate, shape: Shape, checking: Checking): void {
  const scope: Scope = { root: shape, contexts: [shape], named: new Map(), inLoop: false };
  new Check(template, checking, 0).program(template.program, scope);
}

class Check {
  constructor(
    readonly template: ReadTemplate,
    readonly checking: Checking,
    readonly depth: number,
  ) {}

  program(program: hbs.AST.Program | undefined, scope: Scope): void {
    for (const statement of program?.body ?? []) this.#statement(statement, scope);
  }

  #statement(node: hbs.AST.Statement, scope: Scope): void {
    if (node.type === "MustacheStatement") this.#mustache(node as hbs.AST.MustacheStatement, scope);
    else if (node.type === "BlockStatement") this.#block(node as hbs.AST.BlockStatement, scope);
    else if (node.type === "PartialStatement") this.#partial(node as hbs.AST.PartialStatement, scope);
    else if (node.type === "PartialBlockStatement")
      this.program((node as hbs.AST.PartialBlockStatement).program, scope);
  }

  #mustache(node: hbs.AST.MustacheStatement, scope: Scope): void {
    if (!node.escaped) this.#add(node, "report.template.raw", { detail: nameOf(node.path) });
    const name = helperName(node);
    if (name !== null) {
      this.#call(name, node, scope);
      return;
    }
    const seen = this.#expression(node.path, scope, true);
    if (seen !== null && seen.kind !== "value")
      this.#add(node, "report.template.not_printable", {
        detail: nameOf(node.path),
        is: told(seen),
        each: "{{#each …}}",
      });
  }

  #block(node: hbs.AST.BlockStatement, scope: Scope): void {
    const name = nameOf(node.path);
    if (!blocks.includes(name)) {
      this.#section(node, name, scope);
      return;
    }
    const argument = node.params[0];
    if (node.params.length !== 1 || argument === undefined) {
      this.#add(node, "report.template.arguments", {
        helper: `#${name}`,
        wanted: 1,
        given: node.params.length,
        example: blockExample(name),
      });
      return;
    }
    const seen = this.#expression(argument, scope);
    const names = (node.program?.blockParams ?? []) as string[];
    if (name === "each") {
      if (seen !== null && seen.kind !== "list")
        this.#add(node, "report.template.not_a_list", { detail: nameOf(argument), is: told(seen) });
      const item = seen?.kind === "list" ? seen.item : null;
      const given: [string, Seen][] = names.map((one, index) => [one, index === 0 ? item : null]);
      this.program(node.program, entered(scope, item, { inLoop: true, names: given }));
    } else if (name === "with") {
      this.program(node.program, entered(scope, seen, { names: names.map((one) => [one, seen]) }));
    } else this.program(node.program, scope);
    this.program(node.inverse, scope);
  }

  /** `{{#field}} … {{/field}}`: a list is gone through, a record entered, a value asked for. */
  #section(node: hbs.AST.BlockStatement, name: string, scope: Scope): void {
    const helper = helpers.get(name);
    const isPath = node.path.type === "PathExpression" && node.params.length === 0 && helper === undefined;
    const found = isPath ? lookup(pathOf(node.path as hbs.AST.PathExpression), scope) : null;
    if (found === null || !("found" in found)) {
      const hint = helper
        ? known(`{{#if (${name} …)}}`)
        : meant(name, [...blocks.map((one) => `#${one}`), ...fieldsHere(scope)]);
      this.#add(node, "report.template.block", { detail: `#${name}`, hint });
    }
    const seen = found !== null && "found" in found ? found.found : null;
    const inside =
      seen === null || seen.kind === "value"
        ? scope
        : seen.kind === "list"
          ? entered(scope, seen.item, { inLoop: true })
          : entered(scope, seen);
    this.program(node.program, inside);
    this.program(node.inverse, scope);
  }

  /** Arguments of a helper; gives what it results in. */
  #call(name: string, node: Call, scope: Scope): Seen {
    const helper = helpers.get(name);
    const given = node.params.map((argument) => ({ argument, seen: this.#expression(argument, scope) }));
    for (const pair of node.hash?.pairs ?? []) {
      this.#expression(pair.value, scope);
      // The one thing a helper is told by name: the code that traces its number.
      if (pair.key !== "ref")
        this.#add(node, "report.template.field", { detail: `${pair.key}=`, hint: meant(pair.key, ["ref="]) });
    }
    if (helper === undefined) {
      this.#add(node, "report.template.helper", { detail: name, hint: meant(name, [...helpers.keys()]) });
      return null;
    }
    const least = helper.parameters.filter((parameter) => !/[?…]$/.test(parameter)).length;
    const most = helper.parameters.some((parameter) => parameter.endsWith("…"))
      ? Number.POSITIVE_INFINITY
      : helper.parameters.length;
    if (given.length < least || given.length > most) {
      if (given.length === 0 && "found" in lookup(fieldPath(name), scope))
        this.#add(node, "report.template.field_hidden", { detail: name, write: `{{this.${name}}}` });
      else {
        const wanted =
          least === most ? String(least) : most === Number.POSITIVE_INFINITY ? `${least}…` : `${least}–${most}`;
        this.#add(node, "report.template.arguments", {
          helper: name,
          wanted,
          given: given.length,
          example: helper.example,
        });
      }
    } else {
      given.forEach(({ argument, seen }, index) => {
        this.#argument(helper, helper.parameters[Math.min(index, helper.parameters.length - 1)]!, argument, seen);
      });
    }
    return helper.gives === "list" ? (given[0]?.seen ?? null) : { kind: "value", about: helper.about };
  }

  #argument(helper: DescribedHelper, parameter: Parameter, argument: hbs.AST.Expression, seen: Seen): void {
    const kind = parameter.replace(/[?…]$/, "") as ParameterKind;
    if (seen === null || kind === "any" || fits(kind, seen)) return;
    this.#add(argument, "report.template.argument", {
      helper: helper.name,
      detail: nameOf(argument),
      is: told(seen),
      wanted: { code: `report.kind.${kind}` },
      example: helper.example,
    });
  }

  /** What an expression leads to; said to be wrong where it leads nowhere. */
  #expression(node: hbs.AST.Expression, scope: Scope, mayBeHelper = false): Seen {
    if (node.type === "SubExpression") {
      const call = node as hbs.AST.SubExpression;
      return this.#call(nameOf(call.path), call, scope);
    }
    if (node.type !== "PathExpression") return { kind: "value", about: nameOf(node) };
    const path = pathOf(node as hbs.AST.PathExpression);
    const result = lookup(path, scope);
    if ("found" in result) return result.found;
    this.#failed(node, path, result, scope, mayBeHelper);
    return null;
  }

  #failed(node: Node, path: Path, result: Exclude<Lookup, { found: Seen }>, scope: Scope, mayBeHelper: boolean): void {
    if (result.failed === "field") {
      const hint = this.#fieldHint(path, result.name, Object.keys(result.of.fields), scope, mayBeHelper);
      this.#add(node, "report.template.field", { detail: path.parts.length > 1 ? path.original : result.name, hint });
    } else if (result.failed === "not_a_record")
      this.#add(node, "report.template.not_a_record", { of: result.path, detail: result.name, is: told(result.of) });
    else this.#add(node, `report.template.${result.failed}`, { detail: path.original });
  }

  /** The field meant: one further out before one that is only spelt alike. */
  #fieldHint(path: Path, name: string, here: string[], scope: Scope, mayBeHelper: boolean): Told | string {
    const before = path.original.slice(0, path.original.lastIndexOf(name));
    if (path.parts.length === 1 && !path.data) {
      for (let depth = 1; depth < scope.contexts.length; depth++) {
        const outer = scope.contexts[depth];
        if (outer?.kind !== "record" || !Object.hasOwn(outer.fields, name)) continue;
        const isRoot = outer === scope.root;
        return {
          code: "report.did_you_mean",
          slots: { closest: isRoot ? `@root.${name}` : `${"../".repeat(depth)}${name}` },
        };
      }
    }
    const near = closest(name, mayBeHelper ? [...here, ...helpers.keys()] : here);
    if (near !== "") return { code: "report.did_you_mean", slots: { closest: `${before}${near}` } };
    return known(here.slice(0, 12).join(", "));
  }

  #partial(node: hbs.AST.PartialStatement, scope: Scope): void {
    const name = nameOf(node.name);
    const partial = this.checking.partials.get(name);
    const argument = node.params[0];
    let context = argument === undefined ? scope.contexts[0]! : this.#expression(argument, scope);
    for (const pair of node.hash?.pairs ?? []) this.#expression(pair.value, scope);
    if (partial === undefined) {
      this.#add(node, "report.template.partial", {
        detail: name,
        hint: meant(name, [...this.checking.partials.keys()]),
      });
      return;
    }
    if (node.hash !== undefined && context?.kind === "record") {
      const given = Object.fromEntries(node.hash.pairs.map(({ key }) => [key, { kind: "value", about: key } as const]));
      context = { ...context, fields: { ...context.fields, ...given } };
    }
    if (this.depth >= MOST_PARTIALS) return;
    // A partial begins anew: `../` does not lead out of it.
    const inside: Scope = { root: scope.root, contexts: [context], named: new Map(), inLoop: scope.inLoop };
    new Check(partial, this.checking, this.depth + 1).program(partial.program, inside);
  }

  #add(node: Node, code: ProblemCode, slots: Slots): void {
    const { line } = node.loc.start;
    const { name, placeOf, lines } = this.template;
    this.checking.problems.add({ code, template: name, place: placeOf(line), line: lines ? line : null, slots });
  }
}

/** The name of the helper called, null for a field: a plain word that a helper has, or anything with arguments. */
function helperName(node: hbs.AST.MustacheStatement): string | null {
  if (node.path.type !== "PathExpression") return null;
  const path = pathOf(node.path as hbs.AST.PathExpression);
  const plain = !path.data && path.depth === 0 && path.parts.length === 1 && !path.scoped;
  return node.params.length > 0 || node.hash !== undefined || (plain && helpers.has(path.parts[0]!))
    ? path.original
    : null;
}

function pathOf(node: hbs.AST.PathExpression): Path {
  const { original, data, depth } = node;
  // A number in brackets and the like are strings or, in newer Handlebars, expressions of their own.
  const parts = node.parts.map(String);
  return { original, data, depth, parts, scoped: /^\.?\.?\/|^this\b/.test(original) };
}

const fieldPath = (name: string): Path => ({ original: name, data: false, depth: 0, parts: [name], scoped: true });

function nameOf(node: Node): string {
  const { original, value } = node as { original?: unknown; value?: unknown };
  if (node.type === "SubExpression") return `(${nameOf((node as hbs.AST.SubExpression).path)} …)`;
  return node.type === "StringLiteral" ? `"${String(value)}"` : String(original ?? value);
}

function fits(kind: ParameterKind, seen: Shape): boolean {
  switch (kind) {
    case "list":
      return seen.kind === "list";
    case "texts":
      return seen.kind === "list" && seen.item.kind === "value";
    case "value":
      return seen.kind === "value";
    default:
      return seen.kind === "record" && seen.fields === recordsOf[kind as keyof typeof recordsOf].fields;
  }
}

const recordsOf = { indicator: indicatorShape, target: targetShape, cell: cellShape, unitRow: unitRowShape };

const told = (shape: Shape): Told =>
  shape.about === "" ? nothing : { code: `report.shape.${shape.kind}`, slots: { about: shape.about } };
const known = (names: string): Told | string => (names === "" ? "" : { code: "report.known", slots: { known: names } });

function meant(name: string, names: readonly string[]): Told {
  const near = closest(name, names);
  return near === "" ? { code: "report.see_list" } : { code: "report.did_you_mean", slots: { closest: near } };
}

function fieldsHere({ contexts: [here] }: Scope): string[] {
  return here?.kind === "record" ? Object.keys(here.fields) : [];
}

const blockExample = (name: string) => (name === "each" ? "{{#each sections}}" : `{{#${name} targets}}`);
