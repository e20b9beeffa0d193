package scot.adp.directory;

import java.time.LocalDate;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * How fresh entries are on a day, in SQL; a test holds it equal to
 * {@link AssuranceRules}.
 */
final class AssuranceSql {

	/** To be joined to services {@code s}. */
	static final String SAID = """
			left join lateral (select a.assured_on from directory.assurance a
			    where a.service = s.id and a.assured_on <= :day order by a.assured_at desc limit 1) said on true
			left join directory.assurance_asked notice on notice.service = s.id
			    and notice.assured_on = said.assured_on and notice.step = 'NOTICE' and notice.asked_on <= :day
			""";

	/** The name of the state. */
	static final String STATE = """
			case when said.assured_on is null then 'NONE'
			    when notice.asked_on is not null and :day >= greatest(
			        (said.assured_on + make_interval(months => :hidden))::date, notice.asked_on + :notice) then 'HIDDEN'
			    when :day >= (said.assured_on + make_interval(months => :due))::date + :chase then 'CHASED'
			    when :day >= (said.assured_on + make_interval(months => :due))::date then 'DUE'
			    else 'FRESH' end""";

	private AssuranceSql() {
	}

	/** With what both ask for. */
	static StatementSpec on(StatementSpec statement, LocalDate day, AssuranceRules rules) {
		return statement.param("day", day)
			.param("due", rules.dueMonths())
			.param("chase", rules.chaseDays())
			.param("hidden", rules.hiddenMonths())
			.param("notice", rules.noticeDays());
	}

}
