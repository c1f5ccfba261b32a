import { m } from '$lib/messages/compiled/messages';
import type { ListSelection } from '$lib/model/list-overlaps';

const names: Record<ListSelection, () => string> = {
	main: m.plan_selection_main,
	stepwise: m.plan_selection_stepwise,
	aic: m.plan_selection_aic,
	bic: m.plan_selection_bic,
	average: m.plan_selection_average
};

/** How a model of list overlaps is chosen, in words. */
export function selectionName(selection: ListSelection): string {
	return names[selection]();
}
