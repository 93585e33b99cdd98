/**
 * An instant as Java's `Date.toString` prints it on a server in UTC, which is what 4.x answers in
 * `expiration`: `Fri Dec 20 09:07:39 UTC 2024`.
 */
export function javaDate(seconds: number): string {
	// toUTCString: Fri, 20 Dec 2024 09:07:39 GMT
	const [weekday = '', day, month, year, time] = new Date(seconds * 1000).toUTCString().split(' ')
	return `${weekday.slice(0, 3)} ${month} ${day} ${time} UTC ${year}`
}
