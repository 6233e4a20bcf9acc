export function shift(differences: number[]): { estimate: number; low: number; high: number };

export function judge(rounds: { without: [number, number]; changed: number }[]): {
  estimate: number;
  low: number;
  high: number;
  margin: number;
  verdict: 'same' | 'different' | 'open';
};
