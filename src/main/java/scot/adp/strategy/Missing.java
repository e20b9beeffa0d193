package scot.adp.strategy;

/** What an action of ours can lack before the plan can run. */
public enum Missing {

	/** Nobody leads it. */
	LEAD("a.lead is null"),
	/** Nobody stands in for its lead. */
	DEPUTY("a.deputy is null"),
	/** No unit leads it. */
	UNIT("a.lead_unit is null"),
	/** No group oversees it, so it can never fall due. */
	GROUP("a.overseeing_group is null"),
	/** It has no start or no end. */
	DATES("(a.starts_on is null or a.ends_on is null)");

	/** The condition in SQL, of an action {@code a}. */
	final String sql;

	Missing(String sql) {
		this.sql = sql;
	}

}
