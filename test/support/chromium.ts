import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A Chromium that can be started here, and the environment it needs. */
export interface ChromiumProgram {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * Unpacks the Chromium of the npm package, once per machine and user: its libraries and a font as well, for machines that have
 * none. Unpacked elsewhere and renamed, so that a run that is stopped half-way leaves no half browser.
 */
export async function chromiumProgram(): Promise<ChromiumProgram> {
  const folder = join(tmpdir(), `kabinet-chromium-${packageVersion()}-${process.getuid?.() ?? 0}`);
  if (!existsSync(folder)) {
    const part = `${folder}.${process.pid}`;
    mkdirSync(part, { mode: 0o700 });
    await unpackInto(part);
    writeFileSync(join(part, 'fonts', 'fonts.conf'), fontsConfig(join(folder, 'fonts')));
    try {
      renameSync(part, folder);
    } catch (error) {
      rmSync(part, { recursive: true, force: true });
      if (!existsSync(folder)) throw error; // else another run was first
    }
  }
  const executablePath = join(folder, 'chromium');
  const env: Record<string, string> = { FONTCONFIG_PATH: join(folder, 'fonts') };
  if (lacksLibraries(executablePath)) env['LD_LIBRARY_PATH'] = join(folder, 'al2023', 'lib');
  return { executablePath, env };
}

/** The package unpacks into the temporary folder, and all of it only where it believes to run at Amazon. */
async function unpackInto(folder: string): Promise<void> {
  const script = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: import.meta.dirname, env });
}

function packageVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const file = join(entry.slice(0, entry.indexOf('/build/')), 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function lacksLibraries(program: string): boolean {
  try {
    return execFileSync('ldd', [program], { encoding: 'utf8' }).includes('not found');
  } catch {
    return true;
  }
}

const fontsConfig = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`;
