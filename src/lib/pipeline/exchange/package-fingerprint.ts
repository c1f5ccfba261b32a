import type { ExchangePackage } from '$lib/model/exchange';
import { Sha256 } from '$lib/numeric/sha256';

/** The SHA-256 of a package without its fingerprint, in the order of its schema. */
export function packageFingerprint(content: Omit<ExchangePackage, 'fingerprint'>): string {
	const { schema, organisation, title, created, version, step, policy, areaSet, column, rows } =
		content;
	const ordered = {
		schema,
		organisation,
		title,
		created,
		version,
		step,
		policy,
		areaSet,
		column,
		rows: rows.map(({ area, period, value, count }) => ({ area, period, value, count }))
	};
	const hash = new Sha256();
	hash.add(new TextEncoder().encode(JSON.stringify(ordered)));
	return hash.hex();
}
