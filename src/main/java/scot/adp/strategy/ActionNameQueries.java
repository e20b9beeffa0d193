package scot.adp.strategy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.Rows;
import scot.adp.strategy.spi.ActionNames;

/** Tells others what actions are called. */
@Component
class ActionNameQueries implements ActionNames {

	private static final RowMapper<Named> NAMED = Rows.of(Named.class);

	private static final String NAMES = """
			select id, plan, code, title, lead_unit, withdrawn_on is not null as withdrawn from strategy.action\s""";

	private final JdbcClient jdbc;

	ActionNameQueries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Map<ActionId, Named> byIds(Collection<ActionId> ids) {
		return jdbc.sql(NAMES + "where id = any(:ids)")
			.param("ids", Rows.ids(ids))
			.query(NAMED)
			.list()
			.stream()
			.collect(Collectors.toMap(Named::id, Function.identity()));
	}

	@Override
	public List<Named> current() {
		return jdbc.sql(NAMES + "where withdrawn_on is null order by plan, position, code").query(NAMED).list();
	}

}
