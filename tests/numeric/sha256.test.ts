import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Sha256 } from '$lib/numeric/sha256';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('SHA-256', () => {
	it('gives the digests that FIPS 180-2 prints', () => {
		expect(new Sha256().add(bytes('abc')).hex()).toBe(
			'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
		);
		expect(
			new Sha256().add(bytes('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).hex()
		).toBe('248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1');
	});

	it('agrees with Node on every length around a block, whatever the pieces', () => {
		for (let length = 0; length < 200; length++) {
			const all = Uint8Array.from({ length }, (_, i) => (i * 37) & 255);
			const pieces = new Sha256().add(all.subarray(0, length >> 1)).add(all.subarray(length >> 1));
			expect(pieces.hex(), String(length)).toBe(createHash('sha256').update(all).digest('hex'));
		}
	});
});
