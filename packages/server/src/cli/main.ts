import { Command } from 'commander';

/** A command's module is loaded when it is called: what a server needs would keep every other command waiting for a second. */
function later<Given extends unknown[]>(load: () => Promise<(...given: Given) => Promise<void>>) {
  return async (...given: Given) => (await load())(...given);
}

/** The `zaine` command. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('zaine').description('Zaine (在呢): customer chat for shops');
  program
    .command('start')
    .description('run the server; settings come from the environment')
    .option('--demo', 'add the demo shop, its data and "browse as"', false)
    .action(later(async () => (await import('./start.ts')).start));
  const agent = program.command('agent').description('the people at the desk');
  agent
    .command('add <name>')
    .description('make an agent, or give one a new password')
    .option('--site <id>', 'the shop they work for (ZAINE_SITE where not given)')
    .option('--password <password>', 'theirs; one is made up and printed where not given')
    .action(later(async () => (await import('./agent.ts')).addAgent));
  const site = program.command('site').description('the shops this server serves');
  site
    .command('add <id>')
    .description('make a shop with a key and an identity secret of its own')
    .option('--name <name>', 'what it calls itself')
    .action(later(async () => (await import('./site.ts')).addSite));
  site
    .command('renew <id>')
    .description('give a shop a new key and identity secret')
    .option('--keep <hours>', 'how long the old ones still count (24)')
    .action(later(async () => (await import('./site.ts')).renewSite));
  site
    .command('reseal')
    .description('seal all secrets under the first key of ZAINE_SEALING_KEY')
    .action(later(async () => (await import('./site.ts')).resealSites));
  program
    .command('erase')
    .description('forget a customer')
    .requiredOption('--customer <id>', 'the shop’s id of the customer')
    .option('--site <id>', 'the shop (ZAINE_SITE where not given)')
    .action(later(async () => (await import('./erase.ts')).erase));
  program
    .command('audit')
    .description('the trail of who did what')
    .command('verify')
    .description('look whether it is as it was written: nothing changed, moved or removed')
    .option(
      '--head <head...>',
      'ends of the trail from an earlier look, a log or a backup, to be still in it',
    )
    .action(later(async () => (await import('./audit.ts')).verifyAudit));
  program
    .command('scrub')
    .description(
      'take what was erased out of the files of the store; PostgreSQL writes its tables anew for it, which nobody can use meanwhile',
    )
    .action(later(async () => (await import('./erase.ts')).scrub));
  program
    .command('sign-out')
    .description('withdraw the visitor tokens of a customer, or of whoever has a conversation')
    .option('--customer <id>', 'the shop’s id of the customer')
    .option('--conversation <id>', 'the id of the conversation')
    .option('--site <id>', 'the shop (ZAINE_SITE where not given)')
    .action(later(async () => (await import('./sign-out.ts')).signOut));
  addTransferCommands(program);
  addLanguageCommands(program);
  await program.parseAsync(argv, { from: 'user' });
}

function addTransferCommands(program: Command): void {
  program
    .command('import <kind> <files...>')
    .description(
      'articles, orders, customers or intents from CSV, JSONL or (articles) Markdown; folders stand for their files',
    )
    .option('--site <id>', 'the shop (ZAINE_SITE where not given)')
    .option('--format <format>', 'csv, jsonl or md, where the names do not tell')
    .option('--check', 'only look for what is wrong')
    .option('--keep-going', 'import what is right although something else is wrong')
    .action(later(async () => (await import('./transfer.ts')).importFiles));
  program
    .command('export <kind> [target]')
    .description(
      'articles, orders, customers or intents to a CSV or JSONL file, a folder of Markdown, or stdout',
    )
    .option('--site <id>', 'the shop (ZAINE_SITE where not given)')
    .option('--format <format>', 'csv, jsonl or md, where the name does not tell')
    .action(later(async () => (await import('./transfer.ts')).exportFile));
  program
    .command('backup <target>')
    .description('copy the embedded store, running or not: a folder, or a .db file for the database alone')
    .option('--secrets', 'with the keys and passwords that were made for you')
    .option('--keep <days>', 'delete backups beside it that are older than that')
    .action(later(async () => (await import('./backup.ts')).makeBackup));
  program
    .command('restore <source>')
    .description('put a backup in the data folder; chat windows start afresh')
    .option('--force', 'put aside what is there')
    .action(later(async () => (await import('./backup.ts')).restoreBackup));
  program
    .command('erasures <file>')
    .description(
      'erase again whom a copy of erased.jsonl knows of, after a restore, and bring the copy up to date',
    )
    .action(later(async () => (await import('./backup.ts')).mergeErasures));
}

function addLanguageCommands(program: Command): void {
  program
    .command('understand')
    .description('read a text a line from stdin, write what it means, a JSON a line')
    .option('--site <id>', 'as this shop understands them: with what it taught, its products, its time zone')
    .action(later(async () => (await import('./understand.ts')).understand));
  program
    .command('evaluate')
    .description('train the generic classifier on JSONL {"text","label"} and measure it')
    .requiredOption('--train <file>', 'sentences to learn')
    .option('--test <file>', 'sentences to be tried on')
    .option('--dev <file>', 'sentences to choose the out-of-scope threshold on')
    .option('--oos', 'labels such as "oos" mean out of scope')
    .option('--kfold [folds]', 'leave parts of the training file out in turn instead (5)')
    .action(later(async () => (await import('./evaluate.ts')).evaluate));
  program
    .command('coach')
    .description('read what the bot missed in conversations and propose sentences to teach it')
    .option('--site <id>', 'the shop (ZAINE_SITE where not given)')
    .option('--days <days>', 'how far back to read', '30')
    .option('--json', 'a proposal a line, as JSON')
    .option('--out <file>', 'also write what can be imported by "zaine import intents"')
    .option('--sure <probability>', 'leave out of that file what is less sure', '0.5')
    .action(later(async () => (await import('./coach.ts')).coach));
}
