/** Work that is begun ahead of its turn, and finished in it. */
export interface Begun<T> {
  /** What it holds in memory until then. */
  bytes: number;
  finish(): T | Promise<T>;
}

/** As much as the largest file. */
const mostBytes = 64 * 1024 * 1024;

/** Begins at most `ahead` more before the first is finished. What fails to begin fails in its turn: what was before it counts. */
export async function* inTurn<T>(begin: AsyncIterable<Begun<T>>, ahead: () => number): AsyncGenerator<T> {
  const begun: Begun<T>[] = [];
  let bytes = 0;
  for await (const one of failingInTurn(begin)) {
    begun.push(one);
    bytes += one.bytes;
    while (begun.length > ahead() || (bytes > mostBytes && begun.length > 0)) yield await finishFirst();
  }
  while (begun.length > 0) yield await finishFirst();

  async function finishFirst(): Promise<T> {
    const first = begun.shift()!;
    bytes -= first.bytes;
    return first.finish();
  }
}

async function* failingInTurn<T>(begin: AsyncIterable<Begun<T>>): AsyncGenerator<Begun<T>> {
  try {
    yield* begin;
  } catch (error) {
    yield {
      bytes: 0,
      finish: () => {
        throw error;
      },
    };
  }
}
