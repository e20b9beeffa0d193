package scot.adp.community;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.PersonKey;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.people.PersonRows;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps help with basic needs. */
@Component
class HelpGivenStore {

	/** That somebody was met before is told of the units' own help alone. */
	private static final String HELP = """
			select h.id, h.version, h.unit, h.happened_on, h.domain, h.form, h.confirmed, h.confirmed_per_week, h.estimated,
			    h.estimated_per_week, h.weeks, h.repeat_days, h.crisis, h.onward, h.own_ref, h.person is not null as linked,
			    h.crisis and h.person is not null and exists (select from community.help o where o.person = h.person
			        and o.person_space = h.person_space and o.unit = any(:units) and o.crisis and o.withdrawn_at is null
			        and o.happened_on < h.happened_on and o.happened_on + o.repeat_days >= h.happened_on) as repeated,
			    h.after_sign_off, h.recorded_at, h.recorded_by_name as recorded_by, h.withdrawn_because
			from community.help h\s""";

	/**
	 * Whoever came back in a crisis and was neither shown the way to a service nor asked
	 * what they need, by their last crisis.
	 */
	private static final String CAME_BACK = """
			and h.crisis and h.person is not null and h.onward is null and h.stopped_on is null
			   and h.happened_on + h.repeat_days >= :today
			   and exists (select from community.help o where o.person = h.person and o.person_space = h.person_space
			       and o.unit = any(:units) and o.crisis and o.withdrawn_at is null
			       and o.happened_on < h.happened_on and o.happened_on + o.repeat_days >= h.happened_on)
			   and not exists (select from community.help n where n.person = h.person and n.person_space = h.person_space
			       and n.unit = any(:units) and n.withdrawn_at is null and n.happened_on >= h.happened_on
			       and (n.onward is not null or n.crisis and (n.happened_on, n.id) > (h.happened_on, h.id)))
			   and not exists (select from community.need_check c where c.unit = any(:units) and c.withdrawn_at is null
			       and c.checked_on >= h.happened_on and (c.person = h.person and c.person_space = h.person_space
			           or c.unit = h.unit and c.own_ref = h.own_ref))""";

	private static final RowMapper<HelpGivenView> VIEW = Rows.of(HelpGivenView.class);

	private final JdbcClient jdbc;

	private final PersonRows people;

	HelpGivenStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "community.help", "withdrawn_at is null");
	}

	/**
	 * Waits until nobody else records help of some units, up to the end of the
	 * transaction.
	 */
	void lock(Collection<UnitId> units) {
		UnitLocks.hold(jdbc, "community.help", units);
	}

	/** Help that stands of the cases of some units on some days. */
	List<HelpGivenView> given(Collection<UnitId> units, Collection<String> references, Collection<LocalDate> days) {
		return references.isEmpty() ? List.of()
				: jdbc
					.sql(HELP
							+ """
									where h.unit = any(:units) and h.own_ref = any(:references) and h.happened_on = any(cast(:days as date[]))
									    and h.withdrawn_at is null""")
					.param("units", Rows.codes(units))
					.param("references", references.toArray(String[]::new))
					.param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
					.query(VIEW)
					.list();
	}

	/**
	 * Adds rows in one statement.
	 * @param in what they came in together; null of one alone
	 * @return the id of each by its line
	 */
	Map<Integer, HelpsGiven.Id> add(List<Row> rows, Door door, @Nullable UUID in, Author author) {
		var added = new HashMap<Integer, HelpsGiven.Id>();
		if (rows.isEmpty()) {
			return added;
		}
		var statement = jdbc
			.sql("""
					insert into community.help (id, version, unit, happened_on, domain, form, confirmed, confirmed_per_week,
					    estimated, estimated_per_week, weeks, repeat_days, crisis, onward, own_ref, person, person_space, key_version,
					    agreement, sure, after_sign_off, entered_by, entered_in, entered_line, recorded_at, recorded_by,
					    recorded_by_name)
					select uuidv7(), 1, unit, day, domain, form, confirmed, confirmed_week, estimated, estimated_week, weeks,
					    repeat_days, crisis, onward, own_ref, person, space, key_version, agreement, sure, late, :door, :in, line, :at,
					    :by, :byName
					from unnest(cast(:units as text[]), cast(:days as date[]), cast(:domains as text[]), cast(:forms as text[]),
					    cast(:confirmed as numeric[]), cast(:confirmedWeek as numeric[]), cast(:estimated as numeric[]),
					    cast(:estimatedWeek as numeric[]), cast(:weeks as int[]), cast(:repeatDays as int[]),
					    cast(:crises as boolean[]), cast(:onwards as uuid[]), cast(:references as text[]), cast(:people as text[]),
					    cast(:spaces as text[]), cast(:keyVersions as int[]), cast(:agreements as text[]),
					    cast(:sure as boolean[]), cast(:late as boolean[]), cast(:lines as int[]))
					    as t (unit, day, domain, form, confirmed, confirmed_week, estimated, estimated_week, weeks, repeat_days,
					    crisis, onward, own_ref, person, space, key_version, agreement, sure, late, line)
					returning id, entered_line""")
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("units", Columns.texts(rows, row -> row.entry().unit().value()))
			.param("days", Columns.texts(rows, row -> row.entry().happenedOn()))
			.param("domains", Columns.texts(rows, row -> row.entry().domain()))
			.param("forms", Columns.texts(rows, row -> row.entry().form()))
			.param("confirmed", Columns.texts(rows, row -> row.entry().confirmed().once()))
			.param("confirmedWeek", Columns.texts(rows, row -> row.entry().confirmed().perWeek()))
			.param("estimated", Columns.texts(rows, row -> row.entry().estimated().once()))
			.param("estimatedWeek", Columns.texts(rows, row -> row.entry().estimated().perWeek()))
			.param("weeks", Columns.texts(rows, Row::weeks))
			.param("repeatDays", Columns.texts(rows, Row::repeatDays))
			.param("crises", Columns.texts(rows, row -> row.entry().crisis()))
			.param("onwards",
					Columns.texts(rows, row -> (row.entry().onward() != null) ? row.entry().onward().value() : null))
			.param("references", Columns.texts(rows, row -> row.entry().ownRef()))
			.param("agreements", Columns.texts(rows, Row::agreement))
			.param("sure", Columns.texts(rows, row -> row.entry().sure()))
			.param("late", Columns.texts(rows, Row::afterSignOff))
			.param("lines", Columns.texts(rows, Row::line));
		Columns.people(statement, rows, Row::person)
			.query((row, number) -> added.put(row.getInt("entered_line"),
					new HelpsGiven.Id(row.getObject("id", UUID.class))))
			.list();
		return added;
	}

	/** Those of some rows that were added whose person was in another crisis before. */
	Set<HelpsGiven.Id> repeats(Collection<HelpsGiven.Id> added) {
		return new HashSet<>(jdbc
			.sql("""
					select h.id from community.help h where h.id = any(:ids) and h.crisis and exists (
					    select from community.help o where o.person = h.person and o.person_space = h.person_space and o.crisis
					        and o.withdrawn_at is null and o.happened_on < h.happened_on
					        and o.happened_on + o.repeat_days >= h.happened_on)""")
			.param("ids", Rows.ids(added))
			.query((row, number) -> new HelpsGiven.Id(row.getObject("id", UUID.class)))
			.list());
	}

	/** What was made of each line of what came in together. */
	Map<Integer, HelpsGiven.Id> madeIn(UUID in) {
		var made = new HashMap<Integer, HelpsGiven.Id>();
		jdbc.sql("select id, entered_line from community.help where entered_in = :in")
			.param("in", in)
			.query((row, number) -> made.put(row.getInt("entered_line"),
					new HelpsGiven.Id(row.getObject("id", UUID.class))))
			.list();
		return made;
	}

	Optional<HelpGivenView> find(HelpsGiven.Id id, Collection<UnitId> units) {
		return jdbc.sql(HELP + "where h.id = :id and h.unit = any(:units)")
			.param("id", id.value())
			.param("units", Rows.codes(units))
			.query(VIEW)
			.optional();
	}

	/** Of whom help is that stands. */
	Optional<PersonPanel.Whose> whose(HelpsGiven.Id id) {
		return people.whose(id.value());
	}

	/** The help to a person of a unit, the oldest first. */
	List<HelpGivenView> of(PersonPanel.Whom whom) {
		return PersonRows
			.asked(jdbc.sql(HELP + "where h.id in (" + people.ids() + ") order by h.happened_on, h.id"), whom)
			.param("units", Rows.codes(List.of(whom.unit())))
			.query(VIEW)
			.list();
	}

	List<HelpGivenView> page(Collection<UnitId> units, HelpsGiven.Filter filter, LocalDate today, int offset,
			int limit) {
		return chosen(HELP, units, filter, today, " order by h.happened_on desc, h.id desc offset :offset limit :limit")
			.param("offset", offset)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** The rows behind one, the newest first. */
	List<HelpGivenView> behind(Collection<UnitId> units, HelpsGiven.Filter filter, LocalDate today,
			HelpsGiven.@Nullable Id last, int limit) {
		return chosen(HELP, units, filter, today, """
				 and (cast(:last as uuid) is null or (h.happened_on, h.id) < (select l.happened_on, l.id
				    from community.help l where l.id = cast(:last as uuid)))
				order by h.happened_on desc, h.id desc limit :limit""")
			.param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** How many acts, and what was confirmed and estimated in them. */
	HelpsGiven.Total total(Collection<UnitId> units, HelpsGiven.Filter filter, LocalDate today) {
		return chosen("""
				select cast(count(*) as int) as helps,
				    coalesce(sum(coalesce(confirmed, 0) + coalesce(confirmed_per_week, 0) * weeks), 0) as confirmed,
				    coalesce(sum(coalesce(estimated, 0) + coalesce(estimated_per_week, 0) * weeks), 0) as estimated
				from community.help h\s""", units, filter, today, "").query(Rows.of(HelpsGiven.Total.class)).single();
	}

	private JdbcClient.StatementSpec chosen(String select, Collection<UnitId> units, HelpsGiven.Filter filter,
			LocalDate today, String rest) {
		var statement = jdbc
			.sql(select + """
					where h.unit = any(:units) and h.withdrawn_at is null
					    and (cast(:domain as text) is null or h.domain = :domain) and (not :crisis or h.crisis)
					    and (cast(:from as date) is null or h.happened_on >= :from)
					    and (cast(:to as date) is null or h.happened_on <= :to)"""
					+ (filter.cameBack() ? CAME_BACK : "") + rest)
			.param("units", Rows.codes(units))
			.param("domain", filter.domain())
			.param("crisis", filter.crisis())
			.param("from", filter.from())
			.param("to", filter.to());
		return filter.cameBack() ? statement.param("today", today) : statement;
	}

	/** Asks nothing more of help to somebody from a day on. */
	List<PersonRows.Stopped> stop(PersonKey person, LocalDate on) {
		return people.stop(person, on, "true", "happened_on");
	}

	/** Asks again of help to somebody. */
	List<PersonRows.Stopped> goOn(PersonKey person) {
		return people.goOn(person, "happened_on");
	}

	/** What an account recorded last, of some units; to begin the next from. */
	Optional<HelpsGiven.Usual> lastOf(AccountId account, Collection<UnitId> units, OffsetDateTime since) {
		return jdbc.sql("""
				select unit, domain, form from community.help where unit = any(:units) and recorded_by = :account
				    and recorded_at > :since and withdrawn_at is null order by recorded_at desc, id desc limit 1""")
			.param("units", Rows.codes(units))
			.param("account", account.value())
			.param("since", since)
			.query(Rows.of(HelpsGiven.Usual.class))
			.optional();
	}

	/** Whether a unit has help that stands from a day on. */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from community.help
				    where unit = :unit and happened_on >= :from and withdrawn_at is null)""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	/** Who recorded help and when, held until the transaction ends. */
	Optional<Written> locked(HelpsGiven.Id id) {
		return jdbc.sql("""
				select id, version, unit, happened_on, own_ref, sure, recorded_by, recorded_at,
				    withdrawn_at is not null as withdrawn
				from community.help where id = :id for update""")
			.param("id", id.value())
			.query(Rows.of(Written.class))
			.optional();
	}

	/** Withdraws help; from then on it tells of nobody. */
	void withdraw(HelpsGiven.Id id, String because, Author author) {
		jdbc.sql("""
				update community.help set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName, own_ref = null, person = null, person_space = null, key_version = null,
				    agreement = null
				where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
	}

	/**
	 * Puts help right.
	 * @param same whether it stays of whom it was
	 */
	void change(HelpsGiven.Id id, Row row, boolean same) {
		HelpEntry entry = row.entry();
		@Nullable PersonKey person = row.person();
		jdbc.sql("""
				update community.help set version = version + 1, unit = :unit, happened_on = :day, domain = :domain,
				    form = :form, confirmed = :confirmed, confirmed_per_week = :confirmedWeek, estimated = :estimated,
				    estimated_per_week = :estimatedWeek, weeks = :weeks, repeat_days = :repeatDays, crisis = :crisis,
				    onward = :onward, sure = :sure, after_sign_off = after_sign_off or :late,
				    own_ref = case when :same then own_ref else :reference end,
				    person = case when :same then person else :person end,
				    person_space = case when :same then person_space else :space end,
				    key_version = case when :same then key_version else cast(:keyVersion as int) end,
				    agreement = case when :same then agreement else :agreement end,
				    stopped_on = case when :same then stopped_on end
				where id = :id""")
			.param("id", id.value())
			.param("unit", entry.unit().value())
			.param("day", entry.happenedOn())
			.param("domain", entry.domain())
			.param("form", entry.form())
			.param("confirmed", entry.confirmed().once())
			.param("confirmedWeek", entry.confirmed().perWeek())
			.param("estimated", entry.estimated().once())
			.param("estimatedWeek", entry.estimated().perWeek())
			.param("weeks", row.weeks())
			.param("repeatDays", row.repeatDays())
			.param("crisis", entry.crisis())
			.param("onward", (entry.onward() != null) ? entry.onward().value() : null)
			.param("sure", entry.sure())
			.param("late", row.afterSignOff())
			.param("same", same)
			.param("reference", entry.ownRef())
			.param("person", (person != null) ? person.value() : null)
			.param("space", (person != null) ? person.space().value() : null)
			.param("keyVersion", (person != null) ? person.keyVersion() : null)
			.param("agreement", row.agreement())
			.update();
	}

	/**
	 * Help as it is stored.
	 *
	 * @param line where it stood in what it came in
	 */
	record Row(HelpEntry entry, @Nullable PersonKey person, @Nullable String agreement, int weeks, int repeatDays,
			boolean afterSignOff, int line) {
	}

	/** What is asked of help before it is changed. */
	record Written(HelpsGiven.Id id, int version, UnitId unit, LocalDate happenedOn, @Nullable String ownRef,
			boolean sure, AccountId recordedBy, OffsetDateTime recordedAt, boolean withdrawn) {
	}

}
