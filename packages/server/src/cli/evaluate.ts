import { readFile } from 'node:fs/promises';
import { crossValidate, evaluate as measure } from '@zaine/understanding';

/** What `zaine evaluate` is told. */
export interface EvaluateOptions {
  train: string;
  test?: string;
  dev?: string;
  oos?: boolean;
  /** True where no number follows. */
  kfold?: string | true;
}

const FOLDS = 5;

/** The processor time this command has taken, in milliseconds. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** `zaine evaluate`: trains the generic classifier on JSONL, measures it on other JSONL or by leaving parts out, prints JSON. */
export async function evaluate({ train, test, dev, oos = false, kfold }: EvaluateOptions): Promise<void> {
  const read = async (file: string) => ({ file, text: await readFile(file, 'utf8') });
  const learnt = await read(train);
  if (kfold !== undefined) {
    const folds = kfold === true ? FOLDS : Number(kfold);
    if (!Number.isInteger(folds) || folds < 2) throw new Error('--kfold takes a whole number from 2 on.');
    print(crossValidate(learnt.text, folds, { oos, cpu }));
    return;
  }
  if (test === undefined)
    throw new Error('Say what to test on with --test FILE, or leave parts out with --kfold.');
  const tried = await read(test);
  const chosen = dev === undefined ? {} : { dev: (await read(dev)).text };
  print(measure(learnt.text, tried.text, { oos, cpu, ...chosen }));
}

function print(report: object): void {
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}
