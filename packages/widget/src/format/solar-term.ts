const names =
  '小寒大寒立春雨水惊蛰春分清明谷雨立夏小满芒种夏至小暑大暑立秋处暑白露秋分寒露霜降立冬小雪大雪冬至';

/** The constants C of the 寿星 formula for this century: a term falls on day ⌊0.2422·y + C⌋ less the leap days so far. */
const starts = [
  5.4055, 20.12, 3.87, 18.73, 5.63, 20.646, 4.81, 20.1, 5.52, 21.04, 5.678, 21.37, 7.108, 22.83, 7.5, 23.13,
  7.646, 23.042, 8.318, 23.438, 7.438, 22.36, 7.18, 21.94,
];

/** The solar term (节气) whose day is at most three days past, in Chinese; undefined at other times and after 2099. */
export function solarTerm(date: Date): string | undefined {
  const year = date.getFullYear() - 2000;
  if (year < 1 || year > 99) return undefined;
  for (const half of [0, 1]) {
    const index = date.getMonth() * 2 + half;
    // The leap day of a year lies after January and February, so these count the years before.
    const leaps = Math.floor((index < 4 ? year - 1 : year) / 4);
    const start = Math.floor(year * 0.2422 + (starts[index] ?? 0)) - leaps;
    const since = date.getDate() - start;
    if (since >= 0 && since <= 3) return names.slice(index * 2, index * 2 + 2);
  }
  return undefined;
}
