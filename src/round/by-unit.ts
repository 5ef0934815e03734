/** What is told of units, each unit's own together, in the order in which it stands. */
export function byUnit<T extends { unit: string }>(all: Iterable<T>): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const own = found.get(one.unit);
    if (own) own.push(one);
    else found.set(one.unit, [one]);
  }
  return found;
}
