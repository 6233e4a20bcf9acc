/** Node processes of this run: started, asked, ended. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

/** What a child may leave on its output is kept up to here, for the message when it fails. */
const MOST_OUTPUT = 20_000;
const STOP_WITHIN = 10_000;

const running = new Set();

/** Starts a module in a process of its own. */
export function startChild(name, { module, args = [], env = {}, nodeArgs = [] }) {
  const child = fork(module, args, {
    env: { ...process.env, ...env },
    execArgv: nodeArgs,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  let lastId = 0;
  const asked = new Map();
  let greet;
  const greeted = new Promise((resolve) => {
    greet = resolve;
  });
  const keep = (chunk) => {
    output = (output + chunk).slice(-MOST_OUTPUT);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const failed = gone.then((code) => {
    throw new Error(`${name} ended by itself (${code}):\n${output}`);
  });
  failed.catch(() => {});
  child.on('message', ({ id, result, error, greeting }) => {
    if (greeting !== undefined) return greet(greeting);
    const waiting = asked.get(id);
    asked.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(`${name}: ${error}`));
  });
  const one = {
    name,
    /** Resolves with what the child says of itself first. */
    greeting: () => Promise.race([failed, greeted]),
    /** Resolves as soon as what the child wrote fits. */
    async prints(pattern) {
      const seen = (async () => {
        while (!pattern.test(output)) await once(child.stdout, 'data');
        return pattern.exec(output);
      })();
      return Promise.race([failed, seen]);
    },
    ask(question) {
      const id = ++lastId;
      const answered = new Promise((resolve, reject) => asked.set(id, { resolve, reject }));
      child.send({ id, ...question });
      return Promise.race([failed, answered]);
    },
    async stop() {
      running.delete(one);
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
      await gone;
      clearTimeout(timer);
    },
  };
  running.add(one);
  return one;
}

/** Ends every process that is still there. */
export async function stopAll() {
  await Promise.all([...running].map((child) => child.stop()));
}
