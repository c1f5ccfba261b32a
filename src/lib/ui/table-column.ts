/** One column of a `DataTable`. */
export interface TableColumn<Row> {
	key: string;
	label: string;
	/** For sorting; text sorts by the reader's language, NaN and null last. */
	value: (row: Row) => number | string | null;
	/** What is written; default: the value. */
	text?: (row: Row) => string;
	align?: 'start' | 'end';
	width?: string;
	/** Takes the room that is left, and is cut where that is too little. */
	grow?: boolean;
	sortable?: boolean;
}
