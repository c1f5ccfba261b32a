import { combineExchanges } from '$lib/disclosure/combine-exchanges';
import { exchangeSchema, type CombinedExchange, type ExchangePackage } from '$lib/model/exchange';
import { InputError } from '$lib/model/problem';
import { checkPackage } from './check-package';
import { packageFingerprint } from './package-fingerprint';

/** Reads a package that another organisation wrote; refuses what is no package, was changed since or contradicts itself. */
export function readPackage(text: string, file: string): ExchangePackage {
	let json: unknown;
	try {
		json = JSON.parse(text.replace(/^\ufeff/, ''));
	} catch {
		throw new InputError(
			'This is no exchange package: it is not valid JSON.',
			{ file },
			'exchange-file',
			{ part: 'JSON' }
		);
	}
	const read = exchangeSchema.safeParse(json);
	if (!read.success) {
		const [{ path, message }] = read.error.issues;
		const part = path.join('.');
		throw new InputError(
			`This is no exchange package: ${part || 'the whole'}: ${message}.`,
			{ file },
			'exchange-file',
			{ part: part || 'schema' }
		);
	}
	const { fingerprint, ...content } = read.data;
	if (packageFingerprint(content) !== fingerprint)
		throw new InputError(
			'This exchange package was changed after it was written: its fingerprint is not that of its content. Ask its organisation for it again.',
			{ file },
			'exchange-changed'
		);
	checkPackage(content, file);
	return read.data;
}

/** Packages side by side, never added up; refuses one given twice and unlike areas, periods or columns. */
export function layPackagesTogether(packages: ExchangePackage[]): CombinedExchange {
	return combineExchanges(packages);
}
