import { Command } from 'commander';
import { start } from './start.ts';

/** The `zaine` command. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('zaine').description('Zaine (在呢): customer chat for shops');
  program
    .command('start')
    .description('run the server; settings come from the environment')
    .option('--demo', 'add the demo shop, its data and "browse as"', false)
    .action(start);
  await program.parseAsync(argv, { from: 'user' });
}
