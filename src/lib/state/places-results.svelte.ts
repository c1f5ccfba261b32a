import type { PlacePredictions, PlacesRequest, PlaceSettings } from '$lib/model/predict';
import type { Protected } from '$lib/model/protected';
import { LatestResult } from './latest-result.svelte';
import type { Session } from './session.svelte';

/** The newest prediction of next places in a session; worked out only when asked for. */
export class PlacesResults {
	readonly places: LatestResult<PlacesRequest, Protected<PlacePredictions>>;

	constructor(private readonly session: Session) {
		this.places = new LatestResult((request, options) =>
			session.answer('predict-places', request, options)
		);
	}

	/** Asks for the places of the project as it is now. */
	ask(settings: PlaceSettings): void {
		this.places.cancel();
		void this.places.ask({ project: this.session.project.project, settings });
	}

	/** Forgets what was found: the data are others. */
	clear(): void {
		this.places.clear();
	}
}
