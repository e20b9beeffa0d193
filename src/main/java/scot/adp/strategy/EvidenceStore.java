package scot.adp.strategy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import scot.adp.documents.DocumentId;
import scot.adp.documents.Documents;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Reads and writes evidence. A link that an update names itself is told of too. */
@Component
class EvidenceStore {

	private static final String ITEMS = """
			select e.id, e.action, e.said_in, e.title, e.link, e.document, e.added_at, e.removed_at, e.removed_reason, a.lead_unit,
			    array(select cast(unit as text) from strategy.action_partner x where x.action = a.id) as partners
			from strategy.evidence e join strategy.action a on a.id = e.action
			""";

	private static final String LINKS = """
			select u.id, u.action, u.id, 'Link', u.evidence_link, null, u.recorded_at, null, null, a.lead_unit,
			    array(select cast(unit as text) from strategy.action_partner x where x.action = a.id)
			from strategy.progress_update u join strategy.action a on a.id = u.action
			""";

	private final JdbcClient jdbc;

	private final Past past;

	private final Documents documents;

	EvidenceStore(JdbcClient jdbc, Past past, Documents documents) {
		this.jdbc = jdbc;
		this.past = past;
		this.documents = documents;
	}

	/** What goes with the updates of actions, the newest first. */
	List<EvidenceView> ofActions(Collection<ActionId> actions, Caller caller) {
		return attached("action", Rows.ids(actions), caller);
	}

	/** What goes with updates, the newest first. */
	List<EvidenceView> ofUpdates(Collection<ProgressUpdates.Id> updates, Caller caller) {
		return attached("said_in", Rows.ids(updates), caller);
	}

	private List<EvidenceView> attached(String column, UUID[] ids, Caller caller) {
		return views(past.records(
				"%s where e.said_in is not null and e.%s = any(:ids) union all %s where u.evidence_link is not null and u.%s = any(:ids) order by added_at desc, id"
					.formatted(ITEMS, column, LINKS, column.equals("action") ? "action" : "id"))
			.param("ids", ids), caller);
	}

	/** What an account holds for its next update of an action, the oldest first. */
	List<EvidenceView> held(ActionId action, Caller caller) {
		return views(jdbc.sql(ITEMS + """
				where e.action = :action and e.added_by = :account and e.said_in is null and e.removed_at is null
				order by e.added_at, e.id""")
			.param("action", action.value())
			.param("account", caller.account().value()), caller);
	}

	/** One piece; of those that are held only the caller's own. */
	Optional<EvidenceView> find(Evidence.Id id, Caller caller) {
		return views(jdbc.sql(
				"%s where e.id = :id and (e.said_in is not null or e.added_by = :account) union all %s where u.evidence_link is not null and u.id = :id"
					.formatted(ITEMS, LINKS))
			.param("id", id.value())
			.param("account", caller.account().value()), caller).stream().findFirst();
	}

	/** Whether something is kept here that could be taken out. */
	boolean removable(Evidence.Id id) {
		return jdbc.sql(
				"select exists (select 1 from strategy.evidence where id = :id and said_in is not null and removed_at is null)")
			.param("id", id.value())
			.query(Boolean.class)
			.single();
	}

	/** The file of a piece; empty where it is a link. */
	Optional<DocumentId> document(Evidence.Id id) {
		return jdbc.sql("select document as value from strategy.evidence where id = :id and document is not null")
			.param("id", id.value())
			.query(DocumentId.class)
			.optional();
	}

	void addLink(Evidence.Id id, Action action, Author author, String title, String link) {
		add(id, action, author, title, link, null);
	}

	void addFile(Evidence.Id id, Action action, Author author, String title, DocumentId document) {
		add(id, action, author, title, null, document);
	}

	private void add(Evidence.Id id, Action action, Author author, String title, @Nullable String link,
			@Nullable DocumentId document) {
		jdbc.sql("""
				insert into strategy.evidence (id, action, title, link, document, added_by, added_by_name, added_at)
				values (:id, :action, :title, :link, :document, :account, :author, :now)""")
			.param("id", id.value())
			.param("action", action.id().value())
			.param("title", title)
			.param("link", link)
			.param("document", (document != null) ? document.value() : null)
			.param("account", author.account().value())
			.param("author", author.words())
			.param("now", author.at())
			.update();
	}

	/** How many of the pieces the account holds for an action. */
	int countHeld(ActionId action, Caller caller, Collection<Evidence.Id> ids) {
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
	void attach(Collection<Evidence.Id> ids, UUID update) {
		if (!ids.isEmpty()) {
			jdbc.sql("update strategy.evidence set said_in = :update where id = any(:ids)")
				.param("update", update)
				.param("ids", Rows.ids(ids))
				.update();
		}
	}

	/** Whether an update has evidence beside a link that it names itself. */
	boolean goesWith(ProgressUpdates.Id update) {
		return jdbc
			.sql("select exists (select 1 from strategy.evidence where said_in = :update and removed_at is null)")
			.param("update", update.value())
			.query(Boolean.class)
			.single();
	}

	/** Throws away what the account holds. */
	boolean discard(Evidence.Id id, Caller caller) {
		return discarded(jdbc.sql(
				"delete from strategy.evidence where id = :id and added_by = :account and said_in is null returning document")
			.param("id", id.value())
			.param("account", caller.account().value())) == 1;
	}

	void remove(Evidence.Id id, Author author, String reason) {
		document(id).ifPresent(document -> documents.remove(document, author, reason));
		jdbc.sql("""
				update strategy.evidence set title = 'Removed', link = null, removed_at = :now,
				    removed_by_name = :author, removed_reason = :reason
				where id = :id""")
			.param("now", author.at())
			.param("author", author.words())
			.param("reason", reason)
			.param("id", id.value())
			.update();
	}

	/** Throws away what nobody used since. */
	int expire(OffsetDateTime before) {
		return discarded(jdbc
			.sql("delete from strategy.evidence where said_in is null and added_at < :before returning document")
			.param("before", before));
	}

	private int discarded(StatementSpec deleting) {
		var gone = deleting.query((row, number) -> Optional.ofNullable(row.getObject("document", UUID.class))).list();
		documents.discard(gone.stream().flatMap(Optional::stream).map(DocumentId::new).toList());
		return gone.size();
	}

	private List<EvidenceView> views(StatementSpec statement, Caller caller) {
		var rows = statement.query((row, number) -> {
			@Nullable UUID document = row.getObject("document", UUID.class);
			return Map.entry(view(row, caller), Optional.ofNullable(document).map(DocumentId::new));
		}).list();
		var files = documents.byIds(rows.stream().map(Map.Entry::getValue).flatMap(Optional::stream).toList());
		return rows.stream()
			.map(row -> row.getValue().map(files::get).map(file -> row.getKey().of(file)).orElse(row.getKey()))
			.toList();
	}

	/** A piece as if it were a link; what is to be known of its file, the file tells. */
	private static EvidenceView view(ResultSet row, Caller caller) throws SQLException {
		@Nullable String leadUnit = row.getString("lead_unit");
		@Nullable OffsetDateTime removedAt = row.getObject("removed_at", OffsetDateTime.class);
		boolean may = caller.readsFor((leadUnit != null) ? new UnitId(leadUnit) : null)
				|| units(row.getArray("partners")).stream().anyMatch(caller::readsFor);
		boolean opens = may && removedAt == null;
		@Nullable UUID saidIn = row.getObject("said_in", UUID.class);
		return new EvidenceView(new Evidence.Id(row.getObject("id", UUID.class)),
				new ActionId(row.getObject("action", UUID.class)),
				(saidIn != null) ? new ProgressUpdates.Id(saidIn) : null, Evidence.Kind.LINK, row.getString("title"),
				opens, opens ? row.getString("link") : null, null, null, false,
				row.getObject("added_at", OffsetDateTime.class), removedAt, row.getString("removed_reason"));
	}

	private static List<UnitId> units(Array array) throws SQLException {
		return Arrays.stream((String[]) array.getArray()).map(UnitId::new).toList();
	}

}
