package scot.adp.strategy;

/** What a list of actions is sorted by. */
public enum ActionOrder {

	PLAN("a.plan %1$s, a.position %1$s"), TITLE("lower(a.title) %1$s, a.plan, a.position"),
	LEAD_UNIT("a.lead_unit %1$s nulls last, a.plan, a.position"),
	LAST_UPDATED("a.last_updated_on %1$s nulls first, a.plan, a.position"),
	NEXT_DUE("a.next_due_on %1$s nulls last, a.plan, a.position");

	private final String sql;

	ActionOrder(String sql) {
		this.sql = sql;
	}

	String sql(boolean descending) {
		return sql.formatted(descending ? "desc" : "asc");
	}

}
