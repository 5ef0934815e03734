/** The known word nearest to a mistyped one, for "did you mean"; empty where none is near. */
export function closest(word: string, known: readonly string[]): string {
  const wanted = word.toUpperCase();
  let best = "";
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const far = distance(wanted, candidate.toUpperCase());
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  return best;
}

/** Edits (Levenshtein) from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
