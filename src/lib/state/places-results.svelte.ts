import type { PlacePredictions, PlaceSettings } from '$lib/model/predict';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { predictPlaces } from '$lib/pipeline/predict-places';
import { LatestResult } from './latest-result.svelte';
import type { Session } from './session.svelte';

/** What was asked: the project then, and the grid. */
interface PlacesRequest {
	project: Project;
	settings: PlaceSettings;
}

/** The newest prediction of next places in a session; worked out only when asked for. */
export class PlacesResults {
	readonly places: LatestResult<PlacesRequest, Protected<PlacePredictions>>;

	constructor(private readonly session: Session) {
		this.places = new LatestResult(async ({ project, settings }, options) => {
			if (!session.loaded) throw new InputError('No data are loaded yet.');
			return predictPlaces(project, session.loaded, settings, await session.context(options));
		});
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
