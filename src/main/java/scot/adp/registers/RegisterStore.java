package scot.adp.registers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps entries of registers, and each time something was said of them. */
@Component
class RegisterStore {

	private static final String SAID = """
			e.id, s.revision as version, e.kind, e.unit, e.item, e.title, e.place, s.state, s.on_day, s.until_day, s.number, s.words, s.evidence,
			    s.meeting_group, s.meeting_on, s.withdrawn, s.reason, s.said_by_name, s.said_at
			from registers.register_entry e join registers.register_said s on s.entry = e.id\s""";

	/** As they were said last. */
	private static final String NOW = SAID + """
			and s.revision = (select max(l.revision) from registers.register_said l where l.entry = e.id)\s""";

	private static final RowMapper<RegisterEntryView> VIEW = Rows.of(RegisterEntryView.class);

	private final JdbcClient jdbc;

	RegisterStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<RegisterEntryView> find(Registers.Id id) {
		return jdbc.sql("select " + NOW + "where e.id = :id").param("id", id.value()).query(VIEW).optional();
	}

	/** Held until the transaction ends. */
	RegisterEntryView locked(Registers.Id id) {
		jdbc.sql("select id from registers.register_entry where id = :id for update")
			.param("id", id.value())
			.query((row, number) -> true)
			.single();
		return find(id).orElseThrow();
	}

	/** What holds on a day: of each thing of a unit what was told last up to it. */
	List<RegisterEntryView> standing(LocalDate on) {
		return jdbc.sql("select distinct on (e.kind, e.unit, e.item, e.place) " + NOW + """
				where not s.withdrawn and s.on_day <= :on
				order by e.kind, e.unit, e.item, e.place, s.on_day desc, e.recorded_at desc, e.id""")
			.param("on", on)
			.query(VIEW)
			.list();
	}

	/** What holds on a day of one thing of a unit. */
	Optional<RegisterEntryView> holding(String kind, UnitId unit, String item, @Nullable UUID place, LocalDate on) {
		return entries(kind, unit, item, place).stream()
			.filter(it -> !it.withdrawn() && !it.onDay().isAfter(on))
			.findFirst();
	}

	/** Has others wait who say something of the same thing of a unit. */
	void hold(String kind, UnitId unit, String item) {
		jdbc.sql(
				"""
						select 1 from (select pg_advisory_xact_lock(hashtextextended(
						    concat_ws(' ', 'families.register', cast(:kind as text), cast(:unit as text), cast(:item as text)), 0))) as held""")
			.param("kind", kind)
			.param("unit", unit.value())
			.param("item", item)
			.query(Integer.class)
			.single();
	}

	/** All that counts, by day. */
	List<RegisterEntryView> counted() {
		return jdbc.sql("select " + NOW + "where not s.withdrawn order by s.on_day, e.recorded_at, e.id")
			.query(VIEW)
			.list();
	}

	List<RegisterEntryView> entries(String kind, UnitId unit, String item, @Nullable UUID place) {
		return jdbc.sql("select " + NOW + """
				where e.kind = :kind and e.unit = :unit and e.item = :item
				    and e.place is not distinct from cast(:place as uuid)
				order by s.on_day desc, e.recorded_at desc, e.id""")
			.param("kind", kind)
			.param("unit", unit.value())
			.param("item", item)
			.param("place", place)
			.query(VIEW)
			.list();
	}

	Map<Registers.Id, List<RegisterEntryView>> history(Collection<Registers.Id> ids) {
		return jdbc.sql("select " + SAID + "where e.id = any(:ids) order by e.id, s.revision desc")
			.param("ids", Rows.ids(ids))
			.query(VIEW)
			.list()
			.stream()
			.collect(Collectors.groupingBy(RegisterEntryView::id, LinkedHashMap::new, Collectors.toList()));
	}

	/** How many things were said of days from one to another after they were released. */
	long late(String kind, LocalDate from, LocalDate to) {
		return jdbc.sql("""
				select count(*) from registers.register_said s join registers.register_entry e on e.id = s.entry
				where s.after_sign_off and e.kind = :kind and s.on_day between :from and :to""")
			.param("kind", kind)
			.param("from", from)
			.param("to", to)
			.query(Long.class)
			.single();
	}

	void add(Registers.Id id, String kind, UnitId unit, String item, @Nullable String title, @Nullable UUID place,
			Registers.Said said, boolean afterSignOff, @Nullable UUID in, Author author) {
		jdbc.sql("""
				insert into registers.register_entry (id, version, kind, unit, item, title, place, recorded_at, came_in)
				values (:id, 1, :kind, :unit, :item, :title, :place, :at, :in)""")
			.param("id", id.value())
			.param("kind", kind)
			.param("unit", unit.value())
			.param("item", item)
			.param("title", title)
			.param("place", place)
			.param("at", author.at())
			.param("in", in)
			.update();
		insert(id, 1, said, false, null, afterSignOff, author);
	}

	/**
	 * The thing of a unit that is called so, whatever its blanks and capital letters;
	 * empty where none is.
	 */
	Optional<UUID> place(String kind, UnitId unit, String item, String title) {
		return jdbc
			.sql("""
					select place from registers.register_entry
					where kind = :kind and unit = :unit and item = :item
					    and lower(regexp_replace(btrim(title), '\\s+', ' ', 'g')) = lower(regexp_replace(:title, '\\s+', ' ', 'g'))
					order by recorded_at, id limit 1""")
			.param("kind", kind)
			.param("unit", unit.value())
			.param("item", item)
			.param("title", title)
			.query((row, number) -> row.getObject("place", UUID.class))
			.optional();
	}

	/** What a file brought. */
	List<Registers.Id> cameIn(UUID in) {
		return jdbc.sql("select id from registers.register_entry where came_in = :in order by id")
			.param("in", in)
			.query((row, number) -> new Registers.Id(row.getObject("id", UUID.class)))
			.list();
	}

	/** Says something else of an entry. */
	void say(Registers.Id id, int revision, Registers.Said said, boolean withdrawn, String reason, boolean afterSignOff,
			Author author) {
		jdbc.sql("update registers.register_entry set version = :revision where id = :id")
			.param("id", id.value())
			.param("revision", revision)
			.update();
		insert(id, revision, said, withdrawn, reason, afterSignOff, author);
	}

	private void insert(Registers.Id id, int revision, Registers.Said said, boolean withdrawn, @Nullable String reason,
			boolean afterSignOff, Author author) {
		jdbc.sql(
				"""
						insert into registers.register_said (id, entry, revision, state, on_day, until_day, number, words, evidence,
						    meeting_group, meeting_on, withdrawn, reason, after_sign_off, said_by, said_by_name, said_at)
						values (:said, :entry, :revision, :state, :on, :until, :number, :words, :evidence, :group, :meetingOn, :withdrawn, :reason,
						    :late, :by, :byName, :at)""")
			.param("said", UUID.randomUUID())
			.param("entry", id.value())
			.param("revision", revision)
			.param("state", said.state())
			.param("on", said.onDay())
			.param("until", said.untilDay())
			.param("number", said.number())
			.param("words", said.words())
			.param("evidence", said.evidence())
			.param("group", (said.meetingGroup() != null) ? said.meetingGroup().value() : null)
			.param("meetingOn", said.meetingOn())
			.param("withdrawn", withdrawn)
			.param("reason", reason)
			.param("late", afterSignOff)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

}
