import { spawn } from 'node:child_process';

/** Runs one of the project's scripts; resolves with whether it succeeded. */
function script(name: string): Promise<boolean> {
	return new Promise((resolve) => {
		const child = spawn('npm', ['run', '-s', name], {
			stdio: 'inherit',
			shell: process.platform === 'win32'
		});
		child.on('close', (code) => resolve(code === 0));
		child.on('error', () => resolve(false));
	});
}

/** Makes what is not kept among the sources, side by side: the compiled messages and the demonstration. */
const done = await Promise.all(['messages', 'data'].map(script));
if (!done.every(Boolean)) process.exit(1);
