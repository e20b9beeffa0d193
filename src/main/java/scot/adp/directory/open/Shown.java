package scot.adp.directory.open;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that everybody may know of the directory, as it stood at one moment.
 *
 * @param entries by name
 * @param changedAt when any of it changed last, or the day began: some of it changes by
 * the date alone
 * @param mark is another one once anything is
 */
public record Shown(List<Entry> entries, OffsetDateTime changedAt, String mark, Map<String, Entry> bySlug) {

	public Shown(List<Entry> entries, OffsetDateTime changedAt, String mark) {
		this(List.copyOf(entries), changedAt, mark,
				entries.stream().collect(Collectors.toUnmodifiableMap(it -> it.service().slug(), Function.identity())));
	}

	/** An entry by the end of its address. */
	public Optional<Entry> find(String slug) {
		return Optional.ofNullable(bySlug.get(slug));
	}

}
