import { defaultLimits } from '$lib/intake/limits';
import { stageText } from '$lib/intake/text/stage-text';
import { toUtf8 } from '$lib/intake/text/to-utf8';
import { unpack } from '$lib/intake/unpack/unpack';
import type { GivenFile, OpenedTable } from '$lib/model/intake';
import type { Progress } from '$lib/model/runner';

/** Opens a file of delimited text: unpacked, as UTF-8, cut into rows. */
export async function openTableJob(
	given: GivenFile,
	report: (progress: Progress) => void
): Promise<OpenedTable> {
	const [file] = await unpack(given);
	const { blob, encoding } = await toUtf8(file.blob);
	const { staged, findings, tally } = await stageText(given.name, blob, defaultLimits, report);
	return {
		kind: 'table',
		name: given.name,
		format: 'delimited-text',
		packing: file.packing,
		encoding,
		staged,
		columns: [],
		identifying: [],
		plan: { file: given.name, layout: 'cases', columns: [], combined: [] },
		findings,
		tally,
		preview: []
	};
}
