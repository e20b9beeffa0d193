package scot.adp.shell.parts;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ItemLabelGenerator;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.Identifier;

/**
 * Tells apart what a field offers, by what is typed and by what was kept; and remembers
 * what was typed and names nothing.
 */
final class Names<T> {

	/** Between the code of something chosen and its name, where it is kept. */
	private static final char KEPT = '\t';

	private final Function<T, ?> code;

	private @Nullable String unknown;

	Names(Function<T, ?> code) {
		this.code = code;
	}

	/** What was typed and names nothing; null where all is known. */
	@Nullable String unknown() {
		return unknown;
	}

	void understood() {
		unknown = null;
	}

	/**
	 * Remembers what names nothing.
	 * @return whether it is another text than before
	 */
	boolean misread(String typed) {
		@Nullable String before = unknown;
		unknown = typed.strip().replace(KEPT, ' ');
		return !unknown.equals(before);
	}

	@Nullable String fault(Component field) {
		return (unknown != null) ? field.getTranslation("field.choice", unknown) : null;
	}

	boolean named(T item, ItemLabelGenerator<T> labels, String typed) {
		return labels.apply(item).strip().equalsIgnoreCase(typed.strip());
	}

	/** The only one of some things with a name. */
	Optional<T> find(Stream<T> offered, ItemLabelGenerator<T> labels, String typed) {
		return only(offered.filter(item -> named(item, labels, typed)).toList());
	}

	/** Something chosen as it is kept: its code says what it is, its name what it was. */
	String kept(T item, ItemLabelGenerator<T> labels) {
		return code(code.apply(item)) + KEPT + labels.apply(item);
	}

	/**
	 * What was kept, if it is still offered; its name is remembered as unknown otherwise.
	 */
	Optional<T> takeUp(Function<String, Optional<T>> coded, Function<String, Stream<T>> offered, String kept) {
		int end = kept.indexOf(KEPT);
		String wanted = kept.substring(0, Math.max(0, end));
		String name = kept.substring(end + 1);
		Optional<T> found = Optional.empty();
		if (end >= 0) {
			found = coded.apply(wanted)
				.or(() -> only(offered.apply(name).filter(item -> code(code.apply(item)).equals(wanted)).toList()));
		}
		if (found.isEmpty()) {
			misread(name);
		}
		return found;
	}

	/** The code of something that is kept, or all of what named nothing. */
	static String codeOf(String kept) {
		int end = kept.indexOf(KEPT);
		return (end < 0) ? kept : kept.substring(0, end);
	}

	/** A code as it is kept: an identifier by its value alone. */
	static String code(Object code) {
		return switch (code) {
			case Identifier id -> id.value().toString();
			case CodeIdentifier id -> id.value();
			default -> code.toString();
		};
	}

	private static <T> Optional<T> only(List<T> found) {
		return (found.size() == 1) ? Optional.of(found.getFirst()) : Optional.empty();
	}

}
