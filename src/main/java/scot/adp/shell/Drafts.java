package scot.adp.shell;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Problem;
import scot.adp.shell.spi.RecordRenamed;

/**
 * What people have typed into forms and not saved: one draft for each account and place,
 * seen by nobody but whoever typed it. A draft is no record, so neither the audit trail
 * nor any event tells of it. It goes when its form is saved, and {@value #DAYS_KEPT} days
 * after the last word was typed.
 */
@Service
@Transactional
public class Drafts {

	/** How long a draft is kept. */
	public static final int DAYS_KEPT = 30;

	/**
	 * The most characters of each field: what is too long to be saved is kept, so that it
	 * can be shortened another day.
	 */
	public static final int TEXT_LIMIT = 20_000;

	private static final int NAME_LIMIT = 500;

	private static final int FIELDS_LIMIT = 1000;

	private final JdbcClient jdbc;

	private final CurrentCaller caller;

	private final Clock clock;

	Drafts(JdbcClient jdbc, CurrentCaller caller, Clock clock) {
		this.jdbc = jdbc;
		this.caller = caller;
		this.clock = clock;
	}

	/**
	 * Keeps what stands in a form. The same form may be open in another window: what that
	 * one keeps stays, and of two texts for one field the earlier one stays.
	 * @param place the form and the record it is about
	 * @param version the record's version that the words are for, or null where it has
	 * none
	 * @param typed what differs from what the form opened with, by field
	 * @param known what the form has read or kept before, by field; what differs no more
	 * is forgotten
	 * @return what is kept now, also of other windows
	 * @throws Problem where a text is very much too long; what was kept before stays
	 */
	@Allowed(operation = "shell.draft.keep", to = Audience.ANY_PERSON)
	public Draft keep(String place, @Nullable Integer version, Map<String, String> typed, Map<String, String> known) {
		var faults = new Problem.Faults().text(place, NAME_LIMIT, "place")
			.when(typed.size() > FIELDS_LIMIT, "place", "It has more fields than can be kept.");
		typed.forEach((field, text) -> faults.text(field, NAME_LIMIT, "place").text(text, TEXT_LIMIT, field));
		faults.raise();
		UUID account = account();
		OffsetDateTime now = OffsetDateTime.now(clock);
		jdbc.sql("delete from shell.draft where account = :account and place = :place and saved_at < :oldest")
			.param("account", account)
			.param("place", place)
			.param("oldest", oldest())
			.update();
		// Another window waits here until this one has kept its words.
		@Nullable Integer first = jdbc.sql("""
				insert into shell.draft (account, place, saved_at, record_version)
				values (:account, :place, :now, :version)
				on conflict (account, place) do update set saved_at = excluded.saved_at,
				record_version = least(draft.record_version, excluded.record_version)
				returning record_version""")
			.param("account", account)
			.param("place", place)
			.param("now", now)
			.param("version", version)
			.query(Integer.class)
			.optional()
			.orElse(null);
		var stored = stored(account, place);
		var written = new LinkedHashMap<>(typed);
		written.entrySet().removeIf(it -> !mayTakeThePlaceOf(stored.get(it.getKey()), known.get(it.getKey())));
		var gone = new LinkedHashMap<>(known);
		gone.entrySet()
			.removeIf(it -> typed.containsKey(it.getKey()) || !it.getValue().equals(stored.get(it.getKey())));
		forget(account, place, gone.keySet());
		jdbc.sql("""
				insert into shell.draft_field (account, place, field, typed)
				select :account, :place, field, typed from unnest(:fields, :texts) as given (field, typed)
				on conflict (account, place, field) do update set typed = excluded.typed""")
			.param("account", account)
			.param("place", place)
			.param("fields", written.keySet().toArray(String[]::new))
			.param("texts", written.values().toArray(String[]::new))
			.update();
		stored.keySet().removeAll(gone.keySet());
		stored.putAll(written);
		if (stored.equals(typed) && !Objects.equals(first, version)) {
			jdbc.sql("update shell.draft set record_version = :version where account = :account and place = :place")
				.param("version", version)
				.param("account", account)
				.param("place", place)
				.update();
			first = version;
		}
		return new Draft(now, first, stored);
	}

	private static boolean mayTakeThePlaceOf(@Nullable String stored, @Nullable String known) {
		return stored == null || stored.equals(known);
	}

	private Map<String, String> stored(UUID account, String place) {
		var stored = new LinkedHashMap<String, String>();
		jdbc.sql("select field, typed from shell.draft_field where account = :account and place = :place")
			.param("account", account)
			.param("place", place)
			.query(row -> {
				stored.put(row.getString("field"), row.getString("typed"));
			});
		return stored;
	}

	private void forget(UUID account, String place, Collection<String> fields) {
		jdbc.sql("delete from shell.draft_field where account = :account and place = :place and field = any(:fields)")
			.param("account", account)
			.param("place", place)
			.param("fields", fields.toArray(String[]::new))
			.update();
	}

	/** The caller's own drafts of some places, by place. */
	@Allowed(operation = "shell.draft.keep", to = Audience.ANY_PERSON)
	@Transactional(readOnly = true)
	public Map<String, Draft> find(Collection<String> places) {
		var found = new LinkedHashMap<String, Draft>();
		jdbc.sql("""
				select d.place, d.saved_at, d.record_version, f.field, f.typed
				from shell.draft d join shell.draft_field f on f.account = d.account and f.place = d.place
				where d.account = :account and d.place = any(:places) and d.saved_at >= :oldest""")
			.param("account", account())
			.param("places", places.toArray(String[]::new))
			.param("oldest", oldest())
			.query(row -> {
				var at = row.getObject("saved_at", OffsetDateTime.class);
				var version = row.getObject("record_version", Integer.class);
				found.computeIfAbsent(row.getString("place"), place -> new Draft(at, version, new LinkedHashMap<>()))
					.typed()
					.put(row.getString("field"), row.getString("typed"));
			});
		return found;
	}

	/**
	 * Throws away what a form has kept in a place.
	 * @param known what it has read or kept, by field; what is another text now is of
	 * another window and stays
	 * @return whether words of another window are kept there still
	 */
	@Allowed(operation = "shell.draft.keep", to = Audience.ANY_PERSON)
	public boolean drop(String place, Map<String, String> known) {
		UUID account = account();
		// A window that keeps words meanwhile keeps them afterwards.
		jdbc.sql("select saved_at from shell.draft where account = :account and place = :place for update")
			.param("account", account)
			.param("place", place)
			.query(OffsetDateTime.class)
			.list();
		var stored = stored(account, place);
		var others = new LinkedHashMap<>(stored);
		others.entrySet().removeAll(known.entrySet());
		if (others.isEmpty()) {
			jdbc.sql("delete from shell.draft where account = :account and place = :place")
				.param("account", account)
				.param("place", place)
				.update();
			return false;
		}
		stored.keySet().removeAll(others.keySet());
		forget(account, place, stored.keySet());
		return true;
	}

	/** Takes drafts away that nobody touched for long. */
	void expire() {
		jdbc.sql("delete from shell.draft where saved_at < :oldest").param("oldest", oldest()).update();
	}

	/** Takes everybody's drafts about a record along to its new name. */
	void follow(RecordRenamed event) {
		@Nullable String to = event.to();
		if (to == null) {
			about(event.forms(), event.from(), "delete from shell.draft").update();
			return;
		}
		// Whatever had that name before is another record.
		about(event.forms(), to, "delete from shell.draft").update();
		about(event.forms(), event.from(), """
				update shell.draft
				set place = left(place, strpos(place, ' ')) || cast(:to as text)
				    || substr(place, strpos(place, ' ') + 1 + length(cast(:record as text)))""").param("to", to)
			.update();
	}

	private StatementSpec about(String forms, String record, String change) {
		return jdbc
			.sql("""
					%s
					where starts_with(place, :forms)
					and starts_with(substr(place, strpos(place, ' ') + 1) || '/', cast(:record as text) || '/')"""
				.formatted(change))
			.param("forms", forms)
			.param("record", record);
	}

	private UUID account() {
		return caller.get().account().value();
	}

	private OffsetDateTime oldest() {
		return OffsetDateTime.now(clock).minusDays(DAYS_KEPT);
	}

	/**
	 * What somebody has typed and not saved. Nothing in it was checked, and nothing
	 * counts.
	 *
	 * @param savedAt when it was kept
	 * @param version the version of the record that the form opened with, or null
	 * @param typed what was typed or chosen, by field
	 */
	public record Draft(OffsetDateTime savedAt, @Nullable Integer version, Map<String, String> typed) {
	}

}
