import { z } from '../zod';

/** Further forms in which `aggregate` writes its table. */
export const exportsSchema = z.strictObject({
	formats: z.array(z.enum(['geojson', 'parquet'])).default([])
});
