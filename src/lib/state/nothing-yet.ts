import { projectSchema } from '$lib/model/project';
import { pendingView } from '$lib/pipeline/explore/pending-view';

/** What is drawn while data are read; always the same object, so that nothing is drawn twice. */
export const nothingYet = pendingView(
	{
		areas: null,
		cells: null,
		period: { step: 'month' },
		filter: {},
		selectedArea: null,
		policy: projectSchema.parse({ version: 1 }).disclosure
	},
	null
);
