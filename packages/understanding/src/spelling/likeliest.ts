/** A character that could have been meant, and what it costs to believe it (natural logarithm). */
export interface Choice {
  character: string;
  cost: number;
}

/** How often a pair that was never read is taken to have been. */
const UNSEEN = 0.05;

/** The sequence of characters, one of each unit's choices, whose pairs are the commonest for the least cost (Viterbi). */
export function likeliest(
  units: readonly (readonly Choice[])[],
  pairs: ReadonlyMap<string, number>,
): string[] {
  let costs: number[] = (units[0] ?? []).map(({ cost }) => cost);
  const cameFrom: number[][] = [];
  for (let at = 1; at < units.length; at++) {
    const before = units[at - 1] as readonly Choice[];
    const from: number[] = [];
    costs = (units[at] as readonly Choice[]).map(({ character, cost }, to) => {
      let least = Number.POSITIVE_INFINITY;
      before.forEach((choice, i) => {
        const seen = pairs.get(choice.character + character) ?? 0;
        const sum = (costs[i] as number) - Math.log(seen + UNSEEN);
        if (sum < least) {
          least = sum;
          from[to] = i;
        }
      });
      return least + cost;
    });
    cameFrom.push(from);
  }
  const path: string[] = [];
  let place = costs.indexOf(Math.min(...costs));
  for (let at = units.length - 1; at >= 0; at--) {
    const { character } = (units[at] as readonly Choice[])[place] as Choice;
    path.unshift(character);
    place = cameFrom[at - 1]?.[place] ?? 0;
  }
  return path;
}
