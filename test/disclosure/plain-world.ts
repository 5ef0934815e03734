/** Rounds in which nothing is remarkable but what a test changes. */
import { asked, kinds, makeWorld, unitCode, type World } from "./world.js";

export const rich = { so: 4, phuong: 2, xa: 6, dn: 2 };

export const elements = ["A_1", "A_2", "B_SO", "C_DN", "D_XA", "D_MOI", "E_DS", "F_CO", "G_DIEM"];

/** Every unit gives figures near each other, but where told otherwise. */
export function plainWorld(sizes: Record<string, number>, changes: Record<string, number | null> = {}): World {
  const given = new Map<string, number>();
  for (const year of ["now", "then"])
    for (const element of elements)
      for (const { code: kind } of [...kinds])
        for (let n = 0; n < (sizes[kind] ?? 0); n++) {
          const code = unitCode(kind, n);
          if (asked(element, { code, groups: [kind] }))
            given.set(
              `${year}|${element}|${code}`,
              element === "F_CO" ? n % 2 : 10 + n + element.length - (element === "D_MOI" ? 3 : 0),
            );
        }
  for (const year of ["now", "then"]) given.set(`${year}|E_DS|TKT`, 5000);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) given.delete(key);
    else given.set(key, value);
  }
  return makeWorld(sizes, given);
}
