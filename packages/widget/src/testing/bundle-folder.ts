import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where what `buildBundle` built is kept for the other suites of the run. */
    bundleFolder: string;
  }
}

/** Gives a run of the tests a folder for the widget's bundle; a rerun, which follows a change, finds it empty. */
export default function bundleFolder(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'zaine-bundle-'));
  const empty = () => rmSync(folder, { recursive: true, force: true });
  project.onTestsRerun(async () => empty());
  project.provide('bundleFolder', folder);
  return empty;
}
