package scot.adp.strategy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.platform.UnitId;
import scot.adp.platform.database.Rows;

/** Reads and writes evidence. A link that an update names itself is told of too. */
@Component
class EvidenceQueries {

	private static final String ITEMS = """
			select e.id, e.action, e.said_in, e.title, e.link, e.file_name, e.media_type, e.size_bytes, e.scanned_by,
			    e.added_by, e.added_at, e.removed_at, e.removed_reason, a.lead_unit,
			    array(select cast(unit as text) from strategy.action_partner x where x.action = a.id) as partners
			from strategy.evidence e join strategy.action a on a.id = e.action
			""";

	private static final String LINKS = """
			select u.id, u.action, u.id, 'Link', u.evidence_link, null, null, null, null, u.recorded_by, u.recorded_at,
			    null, null, a.lead_unit,
			    array(select cast(unit as text) from strategy.action_partner x where x.action = a.id)
			from strategy.progress_update u join strategy.action a on a.id = u.action
			""";

	private final JdbcClient jdbc;

	private final Past past;

	EvidenceQueries(JdbcClient jdbc, Past past) {
		this.jdbc = jdbc;
		this.past = past;
	}

	/** What goes with the updates of actions, the newest first. */
	List<EvidenceView> ofActions(Collection<ActionId> actions, Caller caller) {
		return attached("action", Rows.ids(actions), caller);
	}

	/** What goes with updates, the newest first. */
	List<EvidenceView> ofUpdates(Collection<UpdateId> updates, Caller caller) {
		return attached("said_in", Rows.ids(updates), caller);
	}

	private List<EvidenceView> attached(String column, UUID[] ids, Caller caller) {
		return past.records(
				"%s where e.said_in is not null and e.%s = any(:ids) union all %s where u.evidence_link is not null and u.%s = any(:ids) order by added_at desc, id"
					.formatted(ITEMS, column, LINKS, column.equals("action") ? "action" : "id"))
			.param("ids", ids)
			.query((row, number) -> view(row, caller))
			.list();
	}

	/** What an account holds for its next update of an action, the oldest first. */
	List<EvidenceView> held(ActionId action, Caller caller) {
		return jdbc.sql(ITEMS + """
				where e.action = :action and e.added_by = :account and e.said_in is null and e.removed_at is null
				order by e.added_at, e.id""")
			.param("action", action.value())
			.param("account", caller.account().value())
			.query((row, number) -> view(row, caller))
			.list();
	}

	/** One piece; of those that are held only the caller's own. */
	Optional<EvidenceView> find(EvidenceId id, Caller caller) {
		return jdbc.sql(
				"%s where e.id = :id and (e.said_in is not null or e.added_by = :account) union all %s where u.evidence_link is not null and u.id = :id"
					.formatted(ITEMS, LINKS))
			.param("id", id.value())
			.param("account", caller.account().value())
			.query((row, number) -> view(row, caller))
			.optional();
	}

	/** Whether something is kept here that could be taken out. */
	boolean removable(EvidenceId id) {
		return jdbc.sql(
				"select exists (select 1 from strategy.evidence where id = :id and said_in is not null and removed_at is null)")
			.param("id", id.value())
			.query(Boolean.class)
			.single();
	}

	Optional<Evidence.File> file(EvidenceId id) {
		return jdbc.sql("""
				select file_name as name, media_type, content from strategy.evidence
				where id = :id and content is not null""")
			.param("id", id.value())
			.query(Evidence.File.class)
			.optional();
	}

	void addLink(EvidenceId id, Action action, Author author, String title, String link) {
		jdbc.sql("""
				insert into strategy.evidence (id, action, title, link, added_by, added_by_name, added_at)
				values (:id, :action, :title, :link, :account, :name, :now)""")
			.param("id", id.value())
			.param("action", action.id().value())
			.param("title", title)
			.param("link", link)
			.param("account", author.account().value())
			.param("name", author.words())
			.param("now", author.at())
			.update();
	}

	void addFile(EvidenceId id, Action action, Author author, EvidenceFile file, @Nullable String scannedBy) {
		jdbc.sql("""
				insert into strategy.evidence (id, action, title, file_name, media_type, size_bytes, sha256, content,
				    scanned_by, added_by, added_by_name, added_at)
				values (:id, :action, :title, :fileName, :mediaType, :size, :sha256, :content, :scannedBy, :account,
				    :name, :now)""")
			.param("id", id.value())
			.param("action", action.id().value())
			.param("title", file.stem())
			.param("fileName", file.name())
			.param("mediaType", file.mediaType())
			.param("size", file.content().length)
			.param("sha256", sha256(file.content()))
			.param("content", file.content())
			.param("scannedBy", scannedBy)
			.param("account", author.account().value())
			.param("name", author.words())
			.param("now", author.at())
			.update();
	}

	/** How many of the pieces the account holds for an action. */
	int countHeld(ActionId action, Caller caller, Collection<EvidenceId> ids) {
		return jdbc.sql("""
				select count(*) from strategy.evidence
				where id = any(:ids) and action = :action and added_by = :account and said_in is null
				    and removed_at is null""")
			.param("ids", Rows.ids(ids))
			.param("action", action.value())
			.param("account", caller.account().value())
			.query(Integer.class)
			.single();
	}

	/** Lets an update have what was held for it. */
	void attach(Collection<EvidenceId> ids, UUID update) {
		if (!ids.isEmpty()) {
			jdbc.sql("update strategy.evidence set said_in = :update where id = any(:ids)")
				.param("update", update)
				.param("ids", Rows.ids(ids))
				.update();
		}
	}

	/** Whether an update has evidence beside a link that it names itself. */
	boolean goesWith(UpdateId update) {
		return jdbc
			.sql("select exists (select 1 from strategy.evidence where said_in = :update and removed_at is null)")
			.param("update", update.value())
			.query(Boolean.class)
			.single();
	}

	/** Throws away what the account holds. */
	boolean discard(EvidenceId id, Caller caller) {
		return jdbc.sql("delete from strategy.evidence where id = :id and added_by = :account and said_in is null")
			.param("id", id.value())
			.param("account", caller.account().value())
			.update() == 1;
	}

	void remove(EvidenceId id, Author author, String reason) {
		jdbc.sql("""
				update strategy.evidence set title = 'Removed', link = null, file_name = null, content = null,
				    removed_at = :now, removed_by_name = :name, removed_reason = :reason
				where id = :id""")
			.param("now", author.at())
			.param("name", author.words())
			.param("reason", reason)
			.param("id", id.value())
			.update();
	}

	/** Throws away what nobody used since. */
	int expire(OffsetDateTime before) {
		return jdbc.sql("delete from strategy.evidence where said_in is null and added_at < :before")
			.param("before", before)
			.update();
	}

	private static EvidenceView view(ResultSet row, Caller caller) throws SQLException {
		@Nullable String leadUnit = row.getString("lead_unit");
		@Nullable OffsetDateTime removedAt = row.getObject("removed_at", OffsetDateTime.class);
		boolean may = caller.readsFor((leadUnit != null) ? new UnitId(leadUnit) : null)
				|| units(row.getArray("partners")).stream().anyMatch(caller::readsFor);
		boolean opens = may && removedAt == null;
		var id = new EvidenceId(row.getObject("id", UUID.class));
		@Nullable UUID saidIn = row.getObject("said_in", UUID.class);
		@Nullable String mediaType = row.getString("media_type");
		@Nullable String link = (mediaType != null) ? "evidence/" + id.value() : row.getString("link");
		return new EvidenceView(id, new ActionId(row.getObject("action", UUID.class)),
				(saidIn != null) ? new UpdateId(saidIn) : null,
				(mediaType != null) ? EvidenceKind.FILE : EvidenceKind.LINK, row.getString("title"), opens,
				opens ? link : null, mediaType, row.getObject("size_bytes", Integer.class),
				row.getString("scanned_by") != null, row.getObject("added_at", OffsetDateTime.class), removedAt,
				row.getString("removed_reason"));
	}

	private static List<UnitId> units(Array array) throws SQLException {
		return Arrays.stream((String[]) array.getArray()).map(UnitId::new).toList();
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
