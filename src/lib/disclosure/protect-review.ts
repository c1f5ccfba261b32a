import type { Finding } from '$lib/model/problem';
import type { Protected } from '$lib/model/protected';
import { letOut } from './gate';

/**
 * The review of a file's rows. Findings name rows of the user's own file and values that could not be
 * read; values of columns that could identify people are taken out.
 */
export function protectReview<Review extends { findings: Finding[] }>(
	review: Review,
	identifying: { file: string; column: string }[]
): Protected<Review> {
	const secret = new Set(identifying.map(({ file, column }) => `${file}\n${column}`));
	return letOut({
		...review,
		findings: review.findings.map((finding) =>
			secret.has(`${finding.file ?? ''}\n${finding.column ?? ''}`) && finding.value !== undefined
				? { ...finding, value: '…' }
				: finding
		)
	});
}
