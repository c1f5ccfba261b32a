const pieceBytes = 1 << 20;
const shortRunBytes = 1 << 16;

/**
 * Collects the parts of a text that are kept. As long as nothing is left out or rewritten it holds
 * no bytes at all, and the result is a slice of the original.
 */
export class KeptRows {
	private pieces: BlobPart[] = [];
	private buffer = new Uint8Array(0);
	private used = 0;
	private piece: Uint8Array = new Uint8Array(0);
	private windowAt = 0;
	private runFrom: number;
	private runTo: number;
	/** Rows kept so far, and their numbers in the file once those are no longer consecutive. */
	rows = 0;
	private numbers: Int32Array | null = null;

	constructor(
		private readonly source: Blob,
		from: number,
		readonly firstRow: number
	) {
		this.runFrom = this.runTo = from;
	}

	/** Keeps the bytes from `from` to `to` of the source as row `number`; rows come in order. */
	keep(from: number, to: number, number: number) {
		if (from !== this.runTo) {
			this.endRun();
			this.runFrom = from;
		}
		this.runTo = to;
		this.count(number);
	}

	/** Keeps a row in other words. */
	write(bytes: Uint8Array, number: number) {
		this.endRun();
		this.append(bytes);
		this.count(number);
	}

	/** Tells where the bytes at hand lie in the source. */
	see(piece: Uint8Array, at: number) {
		this.piece = piece;
		this.windowAt = at;
	}

	/** Short runs are copied from the piece at hand, so that a file with many gaps is not a million slices. */
	private endRun() {
		const { runFrom, runTo } = this;
		if (runTo === runFrom) return;
		this.runFrom = runTo;
		if (runTo - runFrom < shortRunBytes && runFrom >= this.windowAt)
			return this.append(this.piece.subarray(runFrom - this.windowAt, runTo - this.windowAt));
		this.flush();
		this.pieces.push(this.source.slice(runFrom, runTo));
	}

	private append(bytes: Uint8Array) {
		if (this.used + bytes.length > this.buffer.length) {
			this.flush();
			this.buffer = new Uint8Array(Math.max(pieceBytes, bytes.length));
		}
		this.buffer.set(bytes, this.used);
		this.used += bytes.length;
	}

	private flush() {
		if (this.used) this.pieces.push(this.buffer.slice(0, this.used));
		this.used = 0;
	}

	private count(number: number) {
		if (!this.numbers && number !== this.firstRow + this.rows) {
			this.numbers = new Int32Array(Math.max(1024, this.rows * 2));
			for (let i = 0; i < this.rows; i++) this.numbers[i] = this.firstRow + i;
		}
		if (this.numbers) {
			if (this.rows === this.numbers.length) {
				const grown = new Int32Array(this.rows * 2);
				grown.set(this.numbers);
				this.numbers = grown;
			}
			this.numbers[this.rows] = number;
		}
		this.rows++;
	}

	/** The kept text, and the file's number of each kept row (null where they are consecutive). */
	finish(): { blob: Blob; sourceRows: Int32Array | null } {
		const whole = !this.pieces.length && !this.used;
		if (whole)
			return { blob: this.source.slice(this.runFrom, this.runTo), sourceRows: this.trimmed() };
		this.endRun();
		this.flush();
		return { blob: new Blob(this.pieces), sourceRows: this.trimmed() };
	}

	private trimmed() {
		return this.numbers ? this.numbers.slice(0, this.rows) : null;
	}
}
