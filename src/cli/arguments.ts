import { resolve } from 'node:path';
import { didYouMean } from '$lib/model/nearest-name';
import { InputError } from '$lib/model/problem';
import { commandNames, type CommandName } from './commands/registry';

/** What was asked for on the command line, with absolute paths. */
export interface Arguments {
	command: CommandName;
	project: string;
	out: string;
	/** Where the project's files are, if not beside it. */
	data?: string;
	/** `--set path=value`, in order. */
	settings: [path: string, value: string][];
}

const usage = `Usage: npm run -s atlas -- COMMAND project.json --out DIR [--data FOLDER] [--set path=value …], where COMMAND is one of ${commandNames.join(', ')}.`;

/** Reads `COMMAND project.json --out DIR [--data FOLDER] [--set path=value …]`; a run manifest may stand for the project. */
export function readArguments(words: string[]): Arguments {
	const plain: string[] = [];
	const settings: [string, string][] = [];
	let out: string | undefined;
	let data: string | undefined;
	const valueOf = (option: string, i: number) => {
		if (words[i + 1] === undefined) throw new InputError(`${option} needs a value. ${usage}`);
		return words[i + 1];
	};
	for (let i = 0; i < words.length; i++) {
		const word = words[i];
		if (word === '--out') out = valueOf(word, i++);
		else if (word.startsWith('--out=')) out = word.slice('--out='.length);
		else if (word === '--data') data = valueOf(word, i++);
		else if (word.startsWith('--data=')) data = word.slice('--data='.length);
		else if (word === '--set') settings.push(readSetting(valueOf(word, i++)));
		else if (word.startsWith('--set=')) settings.push(readSetting(word.slice('--set='.length)));
		else if (word.startsWith('-'))
			throw new InputError(
				`There is no option ${word}.${didYouMean(word, ['--out', '--data', '--set'])} ${usage}`
			);
		else plain.push(word);
	}
	const [command, project, ...rest] = plain;
	if (command === undefined || project === undefined || rest.length || out === undefined)
		throw new InputError(usage);
	if (!isCommand(command))
		throw new InputError(
			`There is no command ${JSON.stringify(command)}.${didYouMean(command, commandNames)} ${usage}`
		);
	return {
		command,
		project: resolve(here(), project),
		out: resolve(here(), out),
		...(data === undefined ? {} : { data: resolve(here(), data) }),
		settings
	};
}

function isCommand(word: string): word is CommandName {
	return (commandNames as string[]).includes(word);
}

function readSetting(text: string): [string, string] {
	const at = text.indexOf('=');
	if (at <= 0)
		throw new InputError(
			`--set takes path=value, such as period.step=year, not ${JSON.stringify(text)}.`
		);
	return [text.slice(0, at), text.slice(at + 1)];
}

/** Where the command was given: npm itself runs scripts in the package's folder. */
function here(): string {
	const { npm_lifecycle_event: script, INIT_CWD: given } = process.env;
	return script === 'atlas' && given ? given : process.cwd();
}
