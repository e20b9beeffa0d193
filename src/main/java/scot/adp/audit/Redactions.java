package scot.adp.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.TextPlaces;
import scot.adp.platform.reading.Blanks;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes texts out that should never have been written, wherever they are stored. Who did
 * it, when and why stays; the words do not.
 */
@Service
@Transactional
public class Redactions {

	/** The fewest characters to search for. */
	public static final int WORDS_FROM = 4;

	/** The most characters to search for. */
	public static final int WORDS_LIMIT = 200;

	/** The most characters of a reason. */
	public static final int REASON_LIMIT = 200;

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

	private static final TypeReference<TreeMap<String, Integer>> COUNTS = new TypeReference<>() {
	};

	private final TextPlaces texts;

	private final JdbcClient jdbc;

	private final Recording recording;

	private final JsonMapper json;

	private final Clock clock;

	Redactions(TextPlaces texts, JdbcClient jdbc, Recording recording, JsonMapper json, Clock clock) {
		this.texts = texts;
		this.jdbc = jdbc;
		this.recording = recording;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Every stored text that holds the words, whatever their case and the blanks between
	 * them, the newest first. The trail tells that somebody searched and how much was
	 * found.
	 * @param words at least {@value #WORDS_FROM} characters
	 * @throws Problem where they are too few or too many
	 */
	@Allowed(operation = "audit.text.find", roles = Role.IG_OFFICER)
	public List<TextPlaces.Found> find(String words) {
		check(words).raise();
		var found = everywhere(Blanks.strip(words));
		recording.tell("all texts", Map.of("found", String.valueOf(found.size())));
		return found;
	}

	/**
	 * Takes words out for good, in one transaction: all or nothing.
	 * @return what was done
	 * @throws Problem where a field is wrong or nothing holds the words any more
	 */
	@Allowed(operation = "audit.text.redact", roles = Role.IG_OFFICER)
	public RedactionView redact(Redaction redaction) {
		// The words stay out of what the key remembers.
		var remembered = Arrays.asList(redaction.reason(), redaction.whole(), redaction.places());
		Id id = recording.once(redaction.idempotencyKey(), remembered, Id::new, author -> remove(redaction, author));
		return list().stream().filter(done -> done.id().equals(id)).findFirst().orElseThrow();
	}

	/** What was taken out so far, the latest first. */
	@Allowed(operation = "audit.redaction.read", roles = Role.IG_OFFICER)
	@Transactional(readOnly = true)
	public List<RedactionView> list() {
		return jdbc.sql("""
				select id, done_at, done_by_name, reason, whole, places::text as places from audit.redaction
				order by done_at desc, id""")
			.query((row, number) -> new RedactionView(new Id(row.getObject("id", UUID.class)),
					row.getObject("done_at", OffsetDateTime.class), row.getString("done_by_name"),
					row.getString("reason"), row.getBoolean("whole"), json.readValue(row.getString("places"), COUNTS)))
			.list();
	}

	private Made<Id> remove(Redaction redaction, Author author) {
		String reason = Blanks.strip(redaction.reason());
		String words = Blanks.strip(redaction.words());
		check(words).when(reason.isEmpty(), "reason", "Say in a few words why it is taken out.")
			.text(reason, REASON_LIMIT, "reason")
			.when(!words.isEmpty() && TextPlaces.holds(reason, words), "reason",
					"The reason is kept; leave the words out of it.")
			.raise();
		@Nullable List<TextPlaces.Place> wanted = redaction.places();
		@Nullable String instead = redaction.whole() ? "Text removed on %s by the information governance officer: %s"
			.formatted(DAY.format(LocalDate.now(clock)), reason) : null;
		var counts = new TreeMap<String, Integer>();
		for (TextPlaces.Found found : everywhere(words)) {
			if ((wanted == null || wanted.contains(found.place())) && texts.remove(found.place(), words, instead)) {
				counts.merge(found.kind(), 1, Integer::sum);
			}
		}
		if (counts.isEmpty()) {
			throw Problem.invalid("words", "No text holds this any more; search again.");
		}
		var id = new Id(UUID.randomUUID());
		jdbc.sql("""
				insert into audit.redaction (id, done_at, done_by, done_by_name, reason, whole, places)
				values (:id, :at, :by, :name, :reason, :whole, cast(:places as jsonb))""")
			.param("id", id.value())
			.param("at", author.at())
			.param("by", author.account().value())
			.param("name", author.words())
			.param("reason", reason)
			.param("whole", redaction.whole())
			.param("places", json.writeValueAsString(counts))
			.update();
		var changes = new TreeMap<String, String>();
		counts.forEach((kind, count) -> changes.put(kind, String.valueOf(count)));
		return new Made<>(id, "redaction " + id.value(), changes);
	}

	private List<TextPlaces.Found> everywhere(String words) {
		var found = new ArrayList<>(texts.find(words));
		found.sort(Comparator.comparing(TextPlaces.Found::at, Comparator.nullsLast(Comparator.reverseOrder())));
		return found;
	}

	private static Problem.Faults check(String words) {
		int length = Blanks.strip(words).length();
		return new Problem.Faults()
			.when(length < WORDS_FROM, "words", "Give at least %d characters to search for.".formatted(WORDS_FROM))
			.text(words, WORDS_LIMIT, "words");
	}

	/** Names a taking out of words. */
	public record Id(UUID value) implements Identifier {
	}

}
