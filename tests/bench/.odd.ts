import { readFileSync, mkdtempSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/run-command';
for (const name of ['base','zeropop','numid','dupid','projected','multi','one','three','zero','lost','few','big','pts','nopop','topo'])
  for (const command of ['hotspots', 'scan', 'emerging']) {
    if (command === 'emerging' && name !== 'base') continue;
    const out = mkdtempSync('/tmp/hsodd/out-');
    try {
      await runCommand({ command, project: `/tmp/hsodd/p-${name}.json`, out, settings: [] } as never);
      const lines = readFileSync(join(out, `${command}.csv`), 'utf8').trim().split(/\r?\n/);
      const m = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
      const j = JSON.parse(readFileSync(join(out, `${command}.json`), 'utf8')); const r = j.result ?? j;
      console.log(`== ${name} ${command} rows ${lines.length - 1} warnings ${JSON.stringify(r.warnings?.map((w: any) => w.code + JSON.stringify(w.params)))} islands ${r.islands} rows ${JSON.stringify(m.rows ?? m.inputs?.[0]?.rows ?? '')}`);
      for (const l of lines.slice(0, 4)) console.log('   ' + l.slice(0, 170));
    } catch (e) { console.log(`== ${name} ${command} REFUSED: ${(e as Error).name} ${(e as Error).message} ${JSON.stringify((e as any).place ?? '')}`); }
  }
