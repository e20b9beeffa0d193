package scot.adp.strategy;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.platform.Rows;

/** Reads and adds notes. */
@Component
class NoteStore {

	/** What somebody reads of the notes {@code n} on actions {@code a}. */
	static final String READABLE = """
			(:team or (n.layer = 'PARTNER' and (a.lead_unit = any(:units) or exists (select 1
			    from strategy.action_partner p where p.action = a.id and p.unit = any(:units)))))""";

	private static final RowMapper<NoteView> NOTES = Rows.of(NoteView.class);

	private final JdbcClient jdbc;

	private final Past past;

	NoteStore(JdbcClient jdbc, Past past) {
		this.jdbc = jdbc;
		this.past = past;
	}

	/** The notes that the reader may know of, the newest first. */
	Map<ActionId, List<NoteView>> byAction(Collection<ActionId> actions, Caller reader) {
		return past.records("""
				select n.id, n.action, n.layer, n.unit, n.words, n.written_by_name as written_by, n.written_at
				from strategy.note n join strategy.action a on a.id = n.action
				where n.action = any(:actions) and %s
				order by n.action, n.written_at desc, n.id desc""".formatted(READABLE))
			.param("actions", Rows.ids(actions))
			.param("team", reader.readsAsTeam())
			.param("units", Rows.codes(reader.readUnits()))
			.query(NOTES)
			.list()
			.stream()
			.collect(Collectors.groupingBy(NoteView::action));
	}

	/** The action that a note is on. */
	Optional<ActionId> action(Notes.Id note) {
		return jdbc.sql("select action from strategy.note where id = :id")
			.param("id", note.value())
			.query(UUID.class)
			.optional()
			.map(ActionId::new);
	}

	void add(Row note) {
		jdbc.sql("""
				insert into strategy.note (id, action, layer, unit, words, written_by, written_by_name, written_at)
				values (:id, :action, :layer, :unit, :words, :writtenBy, :writtenByName, :writtenAt)""")
			.paramSource(note)
			.update();
	}

	/** A new row, in the database's own types. */
	record Row(UUID id, UUID action, String layer, String unit, String words, UUID writtenBy, String writtenByName,
			OffsetDateTime writtenAt) {
	}

}
