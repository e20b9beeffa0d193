package scot.adp.community;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import scot.adp.platform.ConfigFile;

/** A number of the configuration that holds from a day on. */
record Dated(LocalDate from, int number) {

	/**
	 * Reads the entries of a field, the earliest first.
	 * @param what the field of an entry that holds the number, 1 or more
	 */
	static List<Dated> of(ConfigFile.Entry root, String name, String what) {
		var found = root.entries(name).stream().map(it -> {
			it.allow("from", what);
			var dated = new Dated(it.date("from"), it.number(what, 0));
			if (dated.number() < 1) {
				throw it.fault(what, "must be 1 or more");
			}
			return dated;
		}).sorted(Comparator.comparing(Dated::from)).toList();
		if (found.isEmpty()) {
			throw root.fault(name, "has no entry");
		}
		return found;
	}

	/** The number that holds on a day; before all of them that of the first. */
	static int on(List<Dated> all, LocalDate day) {
		return all.stream()
			.filter(it -> !it.from().isAfter(day))
			.reduce((one, later) -> later)
			.orElse(all.getFirst())
			.number();
	}

}
