import { InputError, sentence } from '$lib/model/problem';
import { readArguments } from './arguments';
import { runCommand } from './run-command';

/** Exit codes of the contract. */
const done = 0;
const defect = 1;
const badInput = 2;

try {
	await runCommand(readArguments(process.argv.slice(2)));
	process.exitCode = done;
} catch (error) {
	if (error instanceof InputError) {
		process.stderr.write(`${sentence(error.message, error.place).replace(/\s+/g, ' ')}\n`);
		process.exitCode = badInput;
	} else {
		const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
		process.stderr.write(`This is a defect of the Prevention Atlas: ${text}\n`);
		process.exitCode = defect;
	}
}
