package scot.adp.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;

/**
 * From where feeds of other directories are read, how much of them, and what their words
 * mean here: {@code config/directory/feeds.yaml}.
 */
@Component
class FeedRules {

	private final Set<String> hosts;

	private final Limits limits;

	private final Set<String> everywhere;

	private final Map<String, Meaning> terms = new HashMap<>();

	private final Map<String, FeedField> own = new HashMap<>();

	private final ServiceLists lists;

	FeedRules(AdpSettings settings, ServiceLists lists) {
		this.lists = lists;
		var root = ConfigFile.read(settings.config().resolve("directory").resolve("feeds.yaml"))
			.root()
			.allow("hosts", "limits", "everywhere", "terms");
		this.hosts = root.codes("hosts", it -> it.toLowerCase(Locale.ROOT)).stream().collect(Collectors.toSet());
		var given = root.entry("limits").allow("services", "pages", "megabytes", "seconds", "secondsOfAnAnswer");
		this.limits = new Limits(given.number("services", 5_000), given.number("pages", 200),
				given.number("megabytes", 20), given.number("seconds", 180), given.number("secondsOfAnAnswer", 20));
		this.everywhere = root.codes("everywhere", FeedRules::word).stream().collect(Collectors.toSet());
		for (var entry : root.entries("terms")) {
			entry.allow("term", "is", "code");
			FeedField field = switch (entry.text("is")) {
				case "kind" -> FeedField.KINDS;
				case "audience" -> FeedField.AUDIENCES;
				case "substance" -> FeedField.SUBSTANCES;
				case "format" -> FeedField.FORMATS;
				case "model" -> FeedField.MODEL;
				default -> throw entry.fault("is", "is none of kind, audience, substance, format and model");
			};
			String code = entry.text("code");
			if (list(field).find(code).isEmpty()) {
				throw entry.fault("code", "'%s' is not on that list".formatted(code));
			}
			terms.put(word(entry.text("term")), new Meaning(field, code));
		}
		for (FeedField field : List.of(FeedField.KINDS, FeedField.AUDIENCES, FeedField.SUBSTANCES, FeedField.FORMATS,
				FeedField.MODEL)) {
			own.put(taxonomy(field).toString(), field);
			for (var value : list(field).values()) {
				terms.putIfAbsent(word(value.label()), new Meaning(field, value.code()));
			}
		}
	}

	/** Hosts of which feeds are read by their address, in small letters. */
	Set<String> hosts() {
		return hosts;
	}

	Limits limits() {
		return limits;
	}

	/** Whether an area's name means that a service is there for everybody. */
	boolean everywhere(String name) {
		return everywhere.contains(word(name));
	}

	/** What a term means here; empty where nobody said so. */
	Optional<Meaning> meaning(FeedService.Term term) {
		@Nullable FeedField field = own.get(term.taxonomy());
		@Nullable String code = term.code();
		if (field != null && code != null) {
			return list(field).find(code).map(it -> new Meaning(field, it.code()));
		}
		return Optional.ofNullable(terms.get(word(term.name())));
	}

	/** A language by its code or its name. */
	Optional<String> language(String told) {
		return lists.languages()
			.values()
			.stream()
			.filter(it -> it.code().equalsIgnoreCase(told) || word(it.label()).equals(word(told)))
			.map(CodeList.Value::code)
			.findFirst();
	}

	/** What makes a place easy to get into, by its name. */
	Optional<String> feature(String told) {
		return lists.features()
			.values()
			.stream()
			.filter(it -> word(it.label()).equals(word(told)))
			.map(CodeList.Value::code)
			.findFirst();
	}

	/** Why it is closed, by its name; another reason where it is none of the list. */
	String reason(@Nullable String told) {
		return lists.reasons()
			.values()
			.stream()
			.filter(it -> told != null && word(it.label()).equals(word(told)))
			.map(CodeList.Value::code)
			.findFirst()
			.orElse("OTHER");
	}

	private CodeList list(FeedField field) {
		return switch (field) {
			case KINDS -> lists.kinds();
			case AUDIENCES -> lists.audiences();
			case SUBSTANCES -> lists.substances();
			case FORMATS -> lists.formats();
			case MODEL -> lists.models();
			default -> throw new IllegalArgumentException(field + " has no list");
		};
	}

	/** The id under which directories like this one tell a list. */
	private static UUID taxonomy(FeedField field) {
		return FeedIds.taxonomy(switch (field) {
			case KINDS -> "KIND";
			case AUDIENCES -> "AUDIENCE";
			case SUBSTANCES -> "SUBSTANCE";
			case FORMATS -> "FORMAT";
			default -> "MODEL";
		});
	}

	static String word(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
	}

	/**
	 * What a term means.
	 *
	 * @param code of the list of the field
	 */
	record Meaning(FeedField field, String code) {
	}

	/**
	 * How much of a feed is read.
	 *
	 * @param pages answers, of lists and of single services together
	 * @param seconds in all
	 */
	record Limits(int services, int pages, int megabytes, int seconds, int secondsOfAnAnswer) {
	}

}
