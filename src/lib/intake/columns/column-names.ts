/** Column names made usable: trimmed, without control characters, never empty, no two alike. */
export interface ColumnNames {
	names: string[];
	/** Columns whose name was already taken: the name as it stood and the new one. */
	renamed: { was: string; name: string }[];
}

const mostCharacters = 200;

/** Makes a header usable. Names differ even where case is ignored, since the engine ignores it. */
export function columnNames(header: readonly string[]): ColumnNames {
	const taken = new Set<string>();
	const renamed: ColumnNames['renamed'] = [];
	const names = header.map((cell, i) => {
		const plain = cell
			.replace(/[\u0000-\u001f\u007f\ufeff]+/g, ' ')
			.trim()
			.slice(0, mostCharacters);
		const wanted = plain || `column_${i + 1}`;
		let name = wanted;
		for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted}_${n}`;
		taken.add(name.toLowerCase());
		if (plain && name !== plain) renamed.push({ was: plain, name });
		return name;
	});
	return { names, renamed };
}

/**
 * Whether a first record names columns: none of its values is a number, a date or an e-mail address,
 * save years (a wide table's columns), and not all are empty.
 */
export function isHeader(cells: readonly string[]): boolean {
	const filled = cells.map((cell) => cell.trim()).filter(Boolean);
	if (!filled.length) return false;
	const data = filled.filter(
		(cell) =>
			(/^[-+]?[\d.,\s]*\d$/.test(cell) && !/^(19|20)\d\d$/.test(cell)) ||
			/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(cell) ||
			/^\S+@\S+\.\S+$/.test(cell)
	);
	return data.length <= filled.length * 0.1 || !data.length;
}
