package scot.adp.strategy;

/** What a plan's actions are counted by. */
public enum CoverageBy {

	/** The principles they carry. */
	PRINCIPLE,
	/** What of another plan they count towards. */
	FRAMEWORK,
	/** Their lead unit; a unit counts for those above it too. */
	UNIT,
	/** Who leads them or stands in. */
	PERSON,
	/** The group that oversees them. */
	GROUP

}
