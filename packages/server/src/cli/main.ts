import { Command } from 'commander';
import { addAgent } from './agent.ts';
import { erase } from './erase.ts';
import { addSite, renewSite } from './site.ts';
import { start } from './start.ts';

/** The `zaine` command. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('zaine').description('Zaine (在呢): customer chat for shops');
  program
    .command('start')
    .description('run the server; settings come from the environment')
    .option('--demo', 'add the demo shop, its data and "browse as"', false)
    .action(start);
  const agent = program.command('agent').description('the people at the desk');
  agent
    .command('add <name>')
    .description('make an agent, or give one a new password')
    .option('--site <id>', 'the shop they work for (ZAINE_SITE where not given)')
    .option('--password <password>', 'theirs; one is made up and printed where not given')
    .action(addAgent);
  const site = program.command('site').description('the shops this server serves');
  site
    .command('add <id>')
    .description('make a shop with a key and an identity secret of its own')
    .option('--name <name>', 'what it calls itself')
    .action(addSite);
  site
    .command('renew <id>')
    .description('give a shop a new key and identity secret')
    .option('--keep <hours>', 'how long the old ones still count (24)')
    .action(renewSite);
  program
    .command('erase')
    .description('forget a customer')
    .requiredOption('--customer <id>', 'the shop’s id of the customer')
    .option('--site <id>', 'the shop (ZAINE_SITE where not given)')
    .action(erase);
  await program.parseAsync(argv, { from: 'user' });
}
