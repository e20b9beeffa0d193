package scot.adp.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.spi.ActionNames;

/** Keeps programmes. */
@Component
class ProgrammeStore {

	static final String UNITS = """
			array(select cast(u.unit as text) from activities.programme_unit u where u.programme = p.id order by u.unit)""";

	private static final String PROGRAMMES = """
			select p.id, p.version, p.code, p.title, p.unit, %s as partner_units,
			    array(select a.action from activities.programme_action a where a.programme = p.id
			        order by a.plan, a.code) as actions,
			    array(select cast(a.code as text) from activities.programme_action a where a.programme = p.id
			        order by a.plan, a.code) as action_codes,
			    p.kind, p.audience, p.approach, p.interactive_part, p.counting_mode, p.period_type, p.from_on, p.to_on,
			    p.state
			from activities.programme p\s""".formatted(UNITS);

	private static final RowMapper<ProgrammeView> VIEW = Rows.of(ProgrammeView.class);

	private final JdbcClient jdbc;

	ProgrammeStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Map<Programmes.Id, ProgrammeView> byIds(Collection<Programmes.Id> ids) {
		return jdbc.sql(PROGRAMMES + "where p.id = any(:ids)")
			.param("ids", Rows.ids(ids))
			.query(VIEW)
			.list()
			.stream()
			.collect(Collectors.toMap(ProgrammeView::id, Function.identity()));
	}

	/** Programmes by the codes that files name them by. */
	Map<String, ProgrammeView> byCodes(Collection<String> codes) {
		return jdbc.sql(PROGRAMMES + "where p.code = any(:codes)")
			.param("codes", codes.toArray(String[]::new))
			.query(VIEW)
			.list()
			.stream()
			.collect(Collectors.toMap(ProgrammeView::code, Function.identity()));
	}

	/** Programmes of actions, each by title. */
	Map<ActionId, List<ProgrammeView>> ofActions(Collection<ActionId> actions) {
		var found = new HashMap<ActionId, List<ProgrammeView>>();
		jdbc.sql(PROGRAMMES + """
				where exists (select from activities.programme_action a
				    where a.programme = p.id and a.action = any(:actions))
				order by p.title, p.id""").param("actions", Rows.ids(actions)).query(VIEW).list().forEach(programme -> {
			programme.actions()
				.stream()
				.filter(actions::contains)
				.forEach(action -> found.computeIfAbsent(action, it -> new ArrayList<>()).add(programme));
		});
		return found;
	}

	/** Held until the transaction ends. */
	Optional<ProgrammeView> locked(Programmes.Id id) {
		return jdbc.sql(PROGRAMMES + "where p.id = :id for update of p").param("id", id.value()).query(VIEW).optional();
	}

	List<ProgrammeView> page(Programmes.Filter filter, int offset, int limit) {
		return chosen(PROGRAMMES, filter, " order by p.title, p.id offset :offset limit :limit").param("offset", offset)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** Those behind one, by title. */
	List<ProgrammeView> behind(Programmes.Filter filter, Programmes.@Nullable Id last, int limit) {
		return chosen(PROGRAMMES, filter, """
				 and (cast(:last as uuid) is null or (p.title, p.id) > (select l.title, l.id
				    from activities.programme l where l.id = cast(:last as uuid)))
				order by p.title, p.id limit :limit""").param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	int count(Programmes.Filter filter) {
		return chosen("select count(*) from activities.programme p ", filter, "").query(Integer.class).single();
	}

	private JdbcClient.StatementSpec chosen(String select, Programmes.Filter filter, String rest) {
		return jdbc
			.sql(select
					+ """
							where (cast(:units as text[]) is null or p.unit = any(:units) or exists (select from activities.programme_unit u
							        where u.programme = p.id and u.unit = any(:units)))
							    and (cast(:action as uuid) is null or exists (select from activities.programme_action a
							        where a.programme = p.id and a.action = :action))
							    and (cast(:kind as text) is null or p.kind = :kind)
							    and (cast(:state as text) is null or p.state = :state)
							    and (cast(:search as text) is null or p.title ilike :search or p.code ilike :search)"""
					+ rest)
			.param("units", (filter.units() != null) ? Rows.codes(filter.units()) : null)
			.param("action", (filter.action() != null) ? filter.action().value() : null)
			.param("kind", filter.kind())
			.param("state", (filter.state() != null) ? filter.state().name() : null)
			.param("search", (filter.search() != null) ? Rows.like(filter.search()) : null);
	}

	/** Whether another programme has the code. */
	boolean taken(String code, Programmes.@Nullable Id by) {
		return jdbc.sql("""
				select exists (select from activities.programme
				    where code = :code and (cast(:id as uuid) is null or id <> cast(:id as uuid)))""")
			.param("code", code)
			.param("id", (by != null) ? by.value() : null)
			.query(Boolean.class)
			.single();
	}

	/** Whether anything was counted of a programme yet. */
	boolean counted(Programmes.Id id) {
		return jdbc.sql("""
				select exists (select from activities.session where programme = :id and state in ('HELD', 'TO_CHECK'))
				    or exists (select from activities.cohort where programme = :id)""")
			.param("id", id.value())
			.query(Boolean.class)
			.single();
	}

	void add(Programmes.Id id, Programmes.Told what, Collection<ActionNames.Named> actions, Programmes.State state,
			Author author) {
		jdbc.sql(
				"""
						insert into activities.programme (id, version, code, title, unit, kind, audience, approach, interactive_part,
						    counting_mode, period_type, from_on, to_on, state, made_by, made_by_name, made_at, changed_at)
						values (:id, 1, :code, :title, :unit, :kind, :audience, :approach, :interactivePart, :mode, :periodType,
						    :fromOn, :toOn, :state, :by, :byName, :at, :at)""")
			.param("id", id.value())
			.param("code", what.code())
			.param("title", what.title())
			.param("unit", what.unit().value())
			.param("kind", what.kind())
			.param("audience", what.audience())
			.param("approach", what.approach())
			.param("interactivePart", what.interactivePart())
			.param("mode", what.countingMode().name())
			.param("periodType", what.periodType().name())
			.param("fromOn", what.fromOn())
			.param("toOn", what.toOn())
			.param("state", state.name())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
		tie(id, what, actions);
	}

	void change(Programmes.Id id, int expectedVersion, Programmes.Told what, Collection<ActionNames.Named> actions,
			Author author) {
		next(id, expectedVersion, author);
		jdbc.sql("""
				update activities.programme set code = :code, title = :title, unit = :unit, kind = :kind,
				    audience = :audience, approach = :approach, interactive_part = :interactivePart,
				    counting_mode = :mode, period_type = :periodType, from_on = :fromOn, to_on = :toOn
				where id = :id""")
			.param("id", id.value())
			.param("code", what.code())
			.param("title", what.title())
			.param("unit", what.unit().value())
			.param("kind", what.kind())
			.param("audience", what.audience())
			.param("approach", what.approach())
			.param("interactivePart", what.interactivePart())
			.param("mode", what.countingMode().name())
			.param("periodType", what.periodType().name())
			.param("fromOn", what.fromOn())
			.param("toOn", what.toOn())
			.update();
		jdbc.sql("delete from activities.programme_unit where programme = :id").param("id", id.value()).update();
		jdbc.sql("delete from activities.programme_action where programme = :id").param("id", id.value()).update();
		tie(id, what, actions);
	}

	private void tie(Programmes.Id id, Programmes.Told what, Collection<ActionNames.Named> actions) {
		jdbc.sql("""
				insert into activities.programme_unit (programme, unit)
				select :id, unit from unnest(cast(:units as text[])) as t (unit)""")
			.param("id", id.value())
			.param("units", Rows.codes(what.partnerUnits()))
			.update();
		jdbc.sql("""
				insert into activities.programme_action (programme, action, plan, code)
				select :id, action, plan, code from unnest(cast(:actions as uuid[]), cast(:plans as text[]),
				    cast(:codes as text[])) as t (action, plan, code)""")
			.param("id", id.value())
			.param("actions", actions.stream().map(it -> it.id().value()).toArray(UUID[]::new))
			.param("plans", actions.stream().map(it -> it.plan().value()).toArray(String[]::new))
			.param("codes", actions.stream().map(ActionNames.Named::code).toArray(String[]::new))
			.update();
	}

	/** Begins or ends it. */
	void become(Programmes.Id id, int expectedVersion, Programmes.State state, @Nullable LocalDate toOn,
			Author author) {
		next(id, expectedVersion, author);
		jdbc.sql("update activities.programme set state = :state, to_on = :toOn where id = :id")
			.param("id", id.value())
			.param("state", state.name())
			.param("toOn", toOn)
			.update();
	}

	private void next(Programmes.Id id, int expectedVersion, Author author) {
		int changed = jdbc.sql("""
				update activities.programme set version = version + 1, changed_by_name = :by, changed_at = :at
				where id = :id and version = :version""")
			.param("id", id.value())
			.param("version", expectedVersion)
			.param("by", author.words())
			.param("at", author.at())
			.update();
		if (changed == 0) {
			throw Problem.conflict("Somebody changed this programme meanwhile. Look at what it says now.", null);
		}
	}

}
