/** The way from a code back to itself, if there is one. */
export function circle(
  code: string,
  next: (code: string) => readonly string[],
  trail: readonly string[] = [],
): readonly string[] | null {
  if (trail.includes(code)) return code === trail[0] ? [...trail, code] : null;
  for (const one of next(code)) {
    const found = circle(one, next, [...trail, code]);
    if (found) return found;
  }
  return null;
}
