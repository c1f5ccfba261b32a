import { m } from '$lib/messages/compiled/messages';

/** The models' names as people say them; a name that is not known stands as it is. */
export function modelName(name: string): string {
	const names: Record<string, () => string> = {
		'last-value': m.trends_model_last_value,
		'seasonal-naive': m.trends_model_seasonal_naive,
		'historical-mean': m.trends_model_historical_mean,
		'exponential-smoothing': m.trends_model_exponential_smoothing,
		regression: m.trends_model_regression,
		pooled: m.trends_model_pooled,
		'endemic-epidemic': m.trends_model_endemic_epidemic,
		ensemble: m.trends_model_ensemble,
		'past-counts': m.trends_places_past_counts,
		'kernel-decay-slow': m.trends_places_kernel_slow,
		'kernel-decay': m.trends_places_kernel,
		'kernel-decay-fast': m.trends_places_kernel_fast,
		prospective: m.trends_places_prospective,
		'self-exciting': m.trends_places_self_exciting
	};
	return names[name]?.() ?? name;
}
