// The clock of the play.  Only the operator moves it, and never backwards once
// there are cases; the day stands still at nine in the morning while people
// work, because it runs on by real seconds only.
const day = 86400000

const iso = t => new Date(t).toISOString().slice(0, 10)

export class Clock {
	constructor (operator) {
		this.operator = operator
		this.now = null
	}

	async read () {
		const out = await this.operator.must('clock', 'show')
		this.now = /\d{4}-\d\d-\d\d/.exec(out)[0]
		return this.now
	}

	today () { return this.now }
	year () { return Number(this.now.slice(0, 4)) }

	async set (date, time = '09:00') {
		await this.operator.must('clock', 'set', `${date} ${time}`)
		this.now = date
	}

	// So many days on; `work`: to a day that is no Saturday or Sunday.
	after (days, work = false) {
		let t = Date.parse(this.now) + days * day
		while (work && [0, 6].includes(new Date(t).getUTCDay())) t += day
		return iso(t)
	}

	/*
	 * Where the play begins.  Figures that name years are played in those
	 * years, so the clock starts on January 2 of the year before; what names
	 * none comes after them.
	 */
	async begin (years) {
		if (!years.length) return this.read()
		await this.set(`${years[0] - 1}-01-02`)
		return this.now
	}
}
