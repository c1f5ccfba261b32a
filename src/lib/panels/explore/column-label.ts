export { columnLabel } from '$lib/wording/column-label';
