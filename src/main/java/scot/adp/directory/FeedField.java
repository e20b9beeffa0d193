package scot.adp.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a feed tells of a service, field by field: each knows on its own where it came
 * from and whether it still stands as it was told. Who runs it, what the public sees and
 * that it is right no feed tells.
 */
public enum FeedField {

	NAME(ServiceEntry::name), DESCRIPTION(ServiceEntry::description), KINDS(it -> sorted(it.kinds())),
	AUDIENCES(it -> sorted(it.audiences())), AGES(it -> both(it.minAge(), it.maxAge())),
	SUBSTANCES(it -> sorted(it.substances())), HOW_TO_COME(ServiceEntry::howToCome), COST(ServiceEntry::cost),
	LANGUAGES(it -> sorted(it.languages())), FORMATS(it -> sorted(it.formats())), PHONES(ServiceEntry::phones),
	EMAIL(ServiceEntry::email), URL(ServiceEntry::url), MODEL(ServiceEntry::model), ALERT(ServiceEntry::alert),
	AREAS(ServiceEntry::areas), PLACES(it -> places(it, FeedField::told)), HOURS(FeedField::hours);

	private final Function<ServiceEntry, @Nullable Object> value;

	FeedField(Function<ServiceEntry, @Nullable Object> value) {
		this.value = value;
	}

	/**
	 * Whether an entry tells nothing of it; that no cost is told says that it is free.
	 */
	boolean isEmpty(ServiceEntry entry) {
		if (this == COST) {
			return false;
		}
		@Nullable Object told = value.apply(entry);
		return told == null || (told instanceof Collection<?> all && all.isEmpty());
	}

	/** Whether two entries tell the same of it. */
	boolean same(ServiceEntry one, ServiceEntry other) {
		return Objects.equals(value.apply(one), value.apply(other));
	}

	/**
	 * By what a value is known again that a feed told: its words are kept in the entry
	 * alone.
	 */
	String digest(ServiceEntry entry) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256")
					.digest(String.valueOf(value.apply(entry)).getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** An entry with some of the fields of another. */
	static ServiceEntry merged(ServiceEntry base, ServiceEntry told, Set<FeedField> taken) {
		var pick = new Pick(base, told, taken);
		var where = pick.of(PLACES).places();
		var hours = pick.of(HOURS);
		return new ServiceEntry(base.unit(), pick.of(NAME).name(), pick.of(DESCRIPTION).description(),
				pick.of(KINDS).kinds(), pick.of(AUDIENCES).audiences(), pick.of(AGES).minAge(), pick.of(AGES).maxAge(),
				pick.of(SUBSTANCES).substances(), pick.of(HOW_TO_COME).howToCome(), base.referralUrl(),
				pick.of(COST).cost(), pick.of(LANGUAGES).languages(), pick.of(FORMATS).formats(),
				pick.of(PHONES).phones(), pick.of(EMAIL).email(), pick.of(URL).url(), pick.of(MODEL).model(),
				pick.of(ALERT).alert(), pick.of(ALERT).alertUntil(), pick.of(AREAS).areas(), base.staffOnly(),
				base.heardHow(), where.stream().map(it -> withHours(it, hours)).toList(), hours.hours())
			.stripped();
	}

	/** All but some. */
	static Set<FeedField> allBut(Collection<FeedField> left) {
		var all = EnumSet.allOf(FeedField.class);
		all.removeAll(left);
		return all;
	}

	private static ServiceEntry.Where withHours(ServiceEntry.Where where, ServiceEntry of) {
		return new ServiceEntry.Where(where.place(), where.note(), where.phones(),
				of.places()
					.stream()
					.filter(it -> it.place().equals(where.place()))
					.findFirst()
					.map(ServiceEntry.Where::hours)
					.orElse(List.of()));
	}

	private static Object sorted(List<String> codes) {
		return codes.stream().sorted().toList();
	}

	private static @Nullable Object both(@Nullable Integer least, @Nullable Integer greatest) {
		return (least == null && greatest == null) ? null : "%s-%s".formatted(least, greatest);
	}

	private static Object places(ServiceEntry entry, Function<ServiceEntry.Where, Object> told) {
		return entry.places()
			.stream()
			.sorted(Comparator.comparing((ServiceEntry.Where it) -> it.place().value()))
			.map(told)
			.toList();
	}

	private static Object told(ServiceEntry.Where where) {
		return List.of(where.place(), String.valueOf(where.note()), where.phones());
	}

	private static Object hours(ServiceEntry entry) {
		var rows = new ArrayList<Object>();
		Stream.concat(Stream.of(entry.hours()).filter(it -> !it.isEmpty()),
				entry.places()
					.stream()
					.sorted(Comparator.comparing((ServiceEntry.Where it) -> it.place().value()))
					.filter(it -> !it.hours().isEmpty())
					.map(it -> List.of(it.place(), it.hours())))
			.forEach(rows::add);
		return rows;
	}

	private record Pick(ServiceEntry base, ServiceEntry told, Set<FeedField> taken) {

		ServiceEntry of(FeedField field) {
			return taken.contains(field) ? told : base;
		}

	}

}
