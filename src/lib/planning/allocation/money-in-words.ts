/** An amount of money in words: 1.3 M, 50 k, 800. */
export function moneyInWords(amount: number): string {
	const rounded = (value: number) => {
		const text = value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
		return text.includes('.') ? text.replace(/0$/, '').replace(/\.0?$/, '') : text;
	};
	if (amount >= 999_500) return `${rounded(amount / 1e6)} M`;
	if (amount >= 9_995) return `${rounded(amount / 1e3)} k`;
	return rounded(amount);
}
