import { m } from '$lib/messages/compiled/messages';
import type { ExportFrame } from '$lib/model/exports';
import { policySentences } from '../policy-sentences';

/** What stands under a picture and in a file's notes: source, day, policy, and what the numbers cannot say. */
export function frameSentences(frame: ExportFrame): string[] {
	return [
		...(frame.synthetic ? [m.report_synthetic()] : []),
		m.export_source({ source: frame.source }),
		...policySentences(frame.policy),
		...(frame.filtered ? [m.export_filtered()] : []),
		m.report_limit_recorded(),
		frame.made
			? m.export_made({ version: frame.version, day: frame.made })
			: m.export_made_by({ version: frame.version })
	];
}
