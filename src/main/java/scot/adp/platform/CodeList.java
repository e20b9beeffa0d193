package scot.adp.platform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A list of codes that changes by date, as a file of the configuration tells it. A value
 * that is stored stays readable when its days are over.
 *
 * @param name what the file calls it, such as {@code supplyAuthority}
 * @param values in the order in which they are offered
 */
public record CodeList(String name, List<Value> values) {

	/** The word for programs where a code does not hold on the day. */
	public static final String NOT_VALID = "CODE_NOT_VALID_ON_DATE";

	public CodeList {
		values = List.copyOf(values);
	}

	/**
	 * Reads a list of a file: entries with {@code code}, {@code label}, and where they
	 * have them {@code from}, {@code to} and {@code missing}.
	 * @throws StartRefused where a code stands twice or has no form of one
	 */
	public static CodeList of(ConfigFile.Entry lists, String name) {
		var values = new ArrayList<Value>();
		var codes = new HashSet<String>();
		for (var entry : lists.entries(name)) {
			entry.allow("code", "label", "from", "to", "missing");
			String code = entry.code("code", CodeList::checked);
			if (!codes.add(code)) {
				throw entry.fault("code", "'%s' stands here twice".formatted(code));
			}
			@Nullable LocalDate from = entry.optionalDate("from");
			@Nullable LocalDate to = entry.optionalDate("to");
			if (from != null && to != null && to.isBefore(from)) {
				throw entry.fault("to", "is before the first day");
			}
			values.add(new Value(code, entry.text("label"), from, to, entry.flag("missing")));
		}
		if (values.isEmpty()) {
			throw lists.fault(name, "has no values");
		}
		return new CodeList(name, values);
	}

	/**
	 * Checks the form of a code of a list.
	 * @throws IllegalArgumentException where it has another
	 */
	public static String checked(String code) {
		if (!code.matches("[A-Z][A-Z0-9_]{0,39}")) {
			throw new IllegalArgumentException("use capital letters, digits and _, at most 40");
		}
		return code;
	}

	/** The value of a code, on whatever day; empty for what is no code of the list. */
	public Optional<Value> find(@Nullable String code) {
		return values.stream().filter(value -> value.code().equals(code)).findFirst();
	}

	/** What people read for a code; the code itself where the list has it no more. */
	public String label(String code) {
		return find(code).map(Value::label).orElse(code);
	}

	/** The values that hold on a day, in the order in which they are offered. */
	public List<Value> on(LocalDate day) {
		return values.stream().filter(value -> value.holds(day)).toList();
	}

	/**
	 * Notes a code that is none of the list, or not on the day.
	 * @param day when it happened
	 */
	public void check(Problem.Faults faults, String path, @Nullable String code, LocalDate day) {
		Optional<Value> found = find(code);
		if (code == null) {
			faults.when(true, path, "Choose one of %s.".formatted(told(day)));
		}
		else if (found.isEmpty()) {
			faults.when(true, path, "This is none of %s.".formatted(told(day)));
		}
		else {
			faults.when(!found.get().holds(day), path,
					"%s does not hold on %s; use one of %s.".formatted(code, day, told(day)), NOT_VALID);
		}
	}

	private String told(LocalDate day) {
		return String.join(", ", on(day).stream().map(Value::code).toList());
	}

	/**
	 * One value.
	 *
	 * @param from its first day; null where it always was
	 * @param to its last day; null where it holds on
	 * @param missing whether it says why there is no value, such as not asked
	 */
	public record Value(String code, String label, @Nullable LocalDate from, @Nullable LocalDate to, boolean missing) {

		/** Whether it holds on a day. */
		public boolean holds(LocalDate day) {
			return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
		}

	}

}
